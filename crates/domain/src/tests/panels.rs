use crate::kiosk::{IdleTimes, Orientation, Panel};

fn panel(diagonal: f64, width: u16, height: u16) -> Panel {
    Panel { diagonal, width, height, ..Panel::default() }
}

/// Sixty pixels in whole millimetres.
fn sixty(panel: Panel) -> f64 {
    (60.0 / panel.px(1.0)).round()
}

#[test]
fn the_same_pixels_are_other_millimetres_on_another_panel() {
    assert!((sixty(panel(21.5, 1080, 1920)) - 15.0).abs() < 0.1);
    assert!((sixty(panel(32.0, 1080, 1920)) - 22.0).abs() < 0.1);
    assert!((sixty(panel(32.0, 2160, 3840)) - 11.0).abs() < 0.1);
}

#[test]
fn the_root_font_size_is_the_same_to_the_eye() {
    let root = |panel: Panel| panel.root_px().round();
    assert!((root(Panel::default()) - 36.0).abs() < 0.1);
    assert!((root(panel(32.0, 1080, 1920)) - 24.0).abs() < 0.1);
    assert!((root(panel(32.0, 2160, 3840)) - 48.0).abs() < 0.1);
    let far = Panel { distance: 900, ..Panel::default() };
    assert!((far.root_px() / Panel::default().root_px() - 1.5).abs() < 1e-9);
    let close = Panel { distance: 400, ..Panel::default() };
    assert!((close.root_px() - Panel::default().root_px()).abs() < 1e-9, "never smaller");
}

#[test]
fn a_profile_that_cannot_be_is_told() {
    assert!(Panel::default().is_possible() && IdleTimes::default().is_possible());
    let lying = Panel { orientation: Orientation::Landscape, ..Panel::default() };
    for wrong in [lying, panel(0.0, 1080, 1920), panel(f64::NAN, 1080, 1920), panel(21.5, 1, 1920)] {
        assert!(!wrong.is_possible(), "{wrong:?}");
    }
    assert!(!IdleTimes { idle: 5, ..IdleTimes::default() }.is_possible());
    assert!(!IdleTimes { idle_elder: 30, ..IdleTimes::default() }.is_possible());
}
