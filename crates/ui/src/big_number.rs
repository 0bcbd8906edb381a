//! A number that matters, set large.

use leptos::prelude::*;

use crate::grouped;

/// A reference or an amount under its name. Takes the colour of its surroundings.
#[component]
pub fn BigNumber(
    /// What the number is.
    #[prop(into)]
    label: Signal<String>,
    /// The number. A reference comes without spaces.
    #[prop(into)]
    value: Signal<String>,
    /// Sizes of the groups a reference is shown in, such as `&[4, 4]`. It is then read out digit by digit.
    #[prop(optional)]
    groups: &'static [usize],
) -> impl IntoView {
    let digits = move || match value.get() {
        amount if groups.is_empty() => view! { <p class="c-big-number__digits">{amount}</p> }.into_any(),
        reference => view! {
            <p class="c-big-number__digits" aria-hidden="true">{grouped(&reference, groups)}</p>
            <p class="u-hidden">{spelled(&reference)}</p>
        }
        .into_any(),
    };
    view! {
        <div class="c-big-number">
            <p class="c-big-number__label">{label}</p>
            {digits}
        </div>
    }
}

/// Characters apart, so that a voice does not read a reference as a quantity.
fn spelled(reference: &str) -> String {
    grouped(reference, &vec![1; reference.chars().count()])
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn a_reference_is_read_digit_by_digit() {
        assert_eq!(super::spelled("4827"), "4 8 2 7");
    }
}
