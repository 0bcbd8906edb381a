//! Mounts the staff console.

fn main() {
    staff::mount();
}
