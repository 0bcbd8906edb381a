mod checking;
pub(crate) mod papers;
pub(crate) mod pictures;
pub(crate) mod samples;
