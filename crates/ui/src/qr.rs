//! A QR code: what a phone reads off the screen.
//!
//! **Invariant:** it is never smaller than 60 mm at a kiosk, black on white in every theme, with its quiet zone around it.

use fast_qr::{ECL, QRBuilder};
use leptos::prelude::*;

/// How many modules stay white around a code (ISO/IEC 18004).
const QUIET: usize = 4;

/// A code, or nothing where the text is longer than any code holds.
#[component]
pub fn Qr(
    /// What the code says.
    #[prop(into)]
    value: Signal<String>,
    /// What it is for, in words; the text alternative.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    let code = move || {
        drawing(&value.get()).map(|(side, path)| {
            view! {
                <svg class="c-qr" role="img" aria-label=move || label.get() viewBox=format!("0 0 {side} {side}") shape-rendering="crispEdges">
                    <path class="c-qr__ground" d=format!("M0 0h{side}v{side}H0z")></path>
                    <path class="c-qr__modules" d=path></path>
                </svg>
            }
        })
    };
    view! { {code} }
}

/// How many modules a side has with its quiet zone, and the dark ones as a path.
fn drawing(value: &str) -> Option<(usize, String)> {
    let code = QRBuilder::new(value).ecl(ECL::M).build().ok()?;
    let modules = (0..code.size).flat_map(|row| (0..code.size).map(move |column| (row, column)));
    let dark = modules.filter(|(row, column)| code[*row][*column].value());
    let square = |(row, column): (usize, usize)| {
        [format!("M{} {}", column + QUIET, row + QUIET), "h1v1h-1z".to_owned()]
    };
    let path = dark.flat_map(square).collect();
    Some((code.size + 2 * QUIET, path))
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::drawing;

    #[test]
    fn a_code_has_its_quiet_zone_and_its_finders() {
        let (side, path) = drawing("https://example.com/4827").unwrap();
        assert_eq!(side, 25 + 8, "version 2 with four modules around it");
        assert!(path.starts_with("M4 4h1v1h-1z"), "the first finder begins inside the quiet zone");
        assert!(!path.contains("M0 ") && !path.contains("M3 "), "nothing stands in the quiet zone");
    }

    #[test]
    fn what_no_code_holds_is_not_drawn() {
        assert_eq!(drawing(&"x".repeat(4_000)), None);
    }
}
