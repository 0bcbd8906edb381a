//! A date in three fields: nobody has to find a day in a calendar, and nobody has to guess how to write it.

use leptos::{
    ev::Targeted,
    prelude::*,
    web_sys::{Event, HtmlInputElement},
};

use crate::field::{Frame, Keyboard, described_by, digits};

/// What stands in the three fields: digits, not yet a date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DateParts {
    /// Four digits at most.
    pub year: String,
    /// Two digits at most.
    pub month: String,
    /// Two digits at most.
    pub day: String,
}

/// One of the three fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DatePart {
    /// The year.
    Year,
    /// The month.
    Month,
    /// The day.
    Day,
}

impl DatePart {
    const fn suffix(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Month => "month",
            Self::Day => "day",
        }
    }

    const fn length(self) -> usize {
        match self {
            Self::Year => 4,
            Self::Month | Self::Day => 2,
        }
    }
}

impl DateParts {
    fn part(&mut self, part: DatePart) -> &mut String {
        match part {
            DatePart::Year => &mut self.year,
            DatePart::Month => &mut self.month,
            DatePart::Day => &mut self.day,
        }
    }
}

/// Year, month and day as one question. What is wrong is said once, for all three.
#[component]
pub fn DateField(
    /// Unique on the screen; links of the error summary lead to it.
    #[prop(into)]
    id: String,
    /// Which date is asked.
    #[prop(into)]
    legend: Signal<String>,
    /// The fields in the order of the language, each with its name.
    #[prop(into)]
    parts: Signal<Vec<(DatePart, String)>>,
    /// The digits so far.
    #[prop(into)]
    value: Signal<DateParts>,
    /// Runs with all three after each change: nothing but digits.
    #[prop(into)]
    on_input: Callback<DateParts>,
    /// How to answer, with an example.
    #[prop(optional, into)]
    hint: MaybeProp<String>,
    /// What to do about it, in the words of the error summary.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// A pad of our own stands on the screen: the device's keyboard stays away.
    #[prop(optional, into)]
    on_screen_pad: Signal<bool>,
) -> impl IntoView {
    let description = described_by(&id, hint, error);
    let (name, frame) = (id.clone(), id.clone());
    let field = move |(part, label): (DatePart, String)| {
        let typed = move |event: Targeted<Event, HtmlInputElement>| {
            let mut parts = value.get_untracked();
            *parts.part(part) = digits(&event.target().value(), part.length());
            event.target().set_value(parts.part(part));
            on_input.run(parts);
        };
        let shown = move || value.with(|parts| parts.clone().part(part).clone());
        let class = format!("c-date-field__part c-date-field__part--{}", part.suffix());
        view! {
            <label class=class>
                <span class="c-date-field__name">{label}</span>
                <input
                    class="c-field__input"
                    id=format!("{name}-{}", part.suffix())
                    type="text"
                    inputmode=move || Keyboard::Numeric.input_mode(on_screen_pad.get())
                    autocomplete="off"
                    aria-invalid=move || error.with(Option::is_some).then_some("true")
                    prop:value=shown
                    on:input:target=typed
                />
            </label>
        }
    };
    view! {
        <fieldset class="c-field" id=id tabindex="-1" aria-describedby=description>
            <legend class="c-field__label">{legend}</legend>
            <Frame id=frame hint error>
                <div class="c-date-field">{move || parts.get().into_iter().map(field.clone()).collect_view()}</div>
            </Frame>
        </fieldset>
    }
}
