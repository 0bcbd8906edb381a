//! Which checks have something to stand on.
//!
//! A check reads a part of the face in some light. When another check finds that part covered or cut off, or that light too bad to tell,
//! what it read says nothing: one fault would be named several times, each time wrongly. Such a check is not judged, and is missing in the
//! report. The cause itself always stays.
//!
//! **Invariant:** a picture with a fault keeps one.

use domain::photo::{Check, Level, Measure};

use Check::{Brightness, Colour, Contrast, DynamicRange, OverExposed, Sharp, UnderExposed};

use super::{Scene, cover, head};

/// What covers are recognised by: colours, shades and strands.
const COVERS: [Check; 5] =
    [Check::HeadBare, Check::FaceBare, Check::EyesSeen, Check::HairAside, Check::EyesNotRed];
/// What is read from the smallest parts of the face.
const FINE: [Check; 4] = [Check::NoGlare, Check::EyesOpen, Check::MouthClosed, Check::Neutral];
/// What is read from the skin as a whole.
const LIGHT: [Check; 7] = [
    Check::Brightness,
    Check::UnderExposed,
    Check::OverExposed,
    Check::EvenLight,
    Check::Contrast,
    Check::DynamicRange,
    Check::Colour,
];
/// What is read from the depth of the mesh.
const DEPTH: [Check; 2] = [Check::Yaw, Check::Pitch];

/// Takes away the measures of checks that have nothing to stand on, most urgent cause first; what was taken away causes nothing.
pub(super) fn keep_what_stands(scene: &Scene, measures: &mut Vec<Measure>) {
    // What is waived, or switched off, covers and darkens all the same.
    let fails = |measure: &Measure| match measure.level {
        Level::Fault => true,
        Level::Advice => false,
        Level::Pass => !scene.meets(measure.check, measure.raw),
    };
    let mut clear = |causes: &[Check], undermined: &[&[Check]]| clear(measures, fails, causes, undermined);
    // The mesh completes a face that is cut off: nothing it says of it was seen.
    clear(
        &[Check::WholeFace],
        &[&[Check::Centred, Sharp], &LIGHT[..], &COVERS, &FINE, &DEPTH, &[Check::Roll]],
    );
    clear(&[Check::EyeDistance], &[&[Sharp, Check::FaceBare, Check::EyesSeen], &FINE[..]]);
    // The mesh bends what it does not see, and cloth is as dark or bright as it likes.
    if head::has_headscarf(scene) {
        clear(&[Check::HeadBare], &[&[Check::FaceBare]]);
    } else if cover::has_mask(scene) {
        clear(&[Check::FaceBare], &[&LIGHT[..], &FINE, &DEPTH, &[Check::HeadBare, Check::EyesSeen]]);
    }
    // One side in the shade makes the face dark, one in the sun makes it bright.
    clear(&[Check::EvenLight], &[&[Brightness, UnderExposed, OverExposed]]);
    let unlit = [Brightness, UnderExposed, OverExposed];
    clear(&unlit, &[&[Contrast, DynamicRange, Colour, Sharp], &COVERS, &[Check::EyesOpen]]);
    clear(&[Contrast], &[&[Colour, Sharp], &COVERS, &[Check::EyesOpen]]);
    clear(&[Colour], &[&[Check::HeadBare, Check::FaceBare, Check::EyesSeen, Check::EyesNotRed]]);
    clear(&[Sharp], &[&[DynamicRange], &COVERS, &[Check::EyesOpen]]);
    // Of a turned face, one half is hidden, and its width tells little.
    clear(&[Check::Yaw], &[&[Check::Size, Check::FaceBare, Check::EyesOpen]]);
    clear(&[Check::Pitch], &[&[Check::FaceBare]]);
    if cover::one_eye(scene) >= 1.0 {
        clear(&[Check::FaceBare], &[&[Check::EyesOpen]]);
    }
}

/// Takes away the measures of `undermined` checks when one of the `causes` fails.
fn clear(
    measures: &mut Vec<Measure>,
    fails: impl Fn(&Measure) -> bool,
    causes: &[Check],
    undermined: &[&[Check]],
) {
    if measures.iter().any(|measure| causes.contains(&measure.check) && fails(measure)) {
        measures.retain(|measure| !undermined.iter().any(|checks| checks.contains(&measure.check)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measure(check: Check, level: Level) -> Measure {
        Measure { check, raw: 0.0, score: 0, level, fault: (level > Level::Pass).then(|| check.fault(true)) }
    }

    #[test]
    fn only_a_fault_takes_ground_away_and_it_stays() {
        for (level, left) in [(Level::Pass, 3), (Level::Advice, 3), (Level::Fault, 2)] {
            let mut measures = vec![
                measure(Check::Brightness, level),
                measure(Check::Sharp, Level::Fault),
                measure(Check::Roll, Level::Fault),
            ];
            clear(&mut measures, |measure| measure.level == Level::Fault, &[Brightness], &[&[Sharp]]);
            assert_eq!(measures.len(), left);
            assert_eq!(measures.first().map(|measure| measure.check), Some(Brightness));
        }
    }
}
