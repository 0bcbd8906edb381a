//! Mounts the residents' app.

fn main() {
    medcard_kiosk::mount();
}
