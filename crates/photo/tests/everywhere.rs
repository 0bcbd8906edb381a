//! The verdicts that every machine must give. The photo worker's own test compares the browser's with the same file.

#[path = "support/pictures.rs"]
mod pictures;

#[test]
fn this_machine_says_what_all_must_say() {
    let (engine, profile) = (pictures::engine(), pictures::profile());
    let found = pictures::verdicts(|image| engine.look(image, &mut photo::Track::default(), &profile).report);
    // Where a changed engine is meant to say something else, this becomes `faces/verdicts.json`.
    std::fs::write(concat!(env!("CARGO_TARGET_TMPDIR"), "/verdicts.json"), &found).unwrap();
    pictures::compare(&found);
}
