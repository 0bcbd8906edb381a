mod checking;
mod papers;
mod pictures;
mod samples;
