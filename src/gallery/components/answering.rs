//! What people answer with.

use leptos::prelude::*;
use text::app::Key;
use ui::{
    Button, ButtonLink, ButtonLook, Checkbox, Choice, ChoiceTiles, CodeField, DateField, DatePart, DateParts,
    FieldError, Icon, Keyboard, NumberPad, Stepper, Tab, Tabs, TextField,
};

use super::Specimens;
use crate::texts::{t, use_texts};

/// The looks, in the order in which they matter.
const LOOKS: [ButtonLook; 5] =
    [ButtonLook::Primary, ButtonLook::Secondary, ButtonLook::Quiet, ButtonLook::Danger, ButtonLook::Good];

pub(super) fn buttons() -> AnyView {
    let each = LOOKS.map(|look| view! { <Button label=t(Key::ActionContinue) look on_press=|()| ()/> });
    view! {
        <Specimens>
            {each.into_iter().collect_view()}
            <Button label=t(Key::ActionBack) icon=Icon::ArrowLeft on_press=|()| ()/>
            <ButtonLink label=t(Key::DoneFollow) href="/track" icon=Icon::Search/>
        </Specimens>
    }
    .into_any()
}

/// All looks in a state that a finger or a mouse makes.
fn in_state(state: &'static str) -> AnyView {
    let each = LOOKS.map(|look| {
        view! { <Button label=t(Key::ActionContinue) look on_press=|()| () attr:data-state=state/> }
    });
    view! { <Specimens>{each.into_iter().collect_view()}</Specimens> }.into_any()
}

pub(super) fn hovered() -> AnyView {
    in_state("hover")
}

pub(super) fn pressed() -> AnyView {
    in_state("pressed")
}

pub(super) fn focused() -> AnyView {
    view! {
        <Specimens>
            <Button label=t(Key::ActionContinue) look=ButtonLook::Primary on_press=|()| () attr:data-focus=""/>
        </Specimens>
    }
    .into_any()
}

pub(super) fn busy() -> AnyView {
    let each =
        LOOKS.map(|look| view! { <Button label=t(Key::ActionContinue) look busy=true on_press=|()| ()/> });
    view! { <Specimens>{each.into_iter().collect_view()}</Specimens> }.into_any()
}

pub(super) fn disabled() -> AnyView {
    let each = LOOKS
        .map(|look| view! { <Button label=t(Key::ActionContinue) look disabled=true on_press=|()| ()/> });
    view! { <Specimens>{each.into_iter().collect_view()}</Specimens> }.into_any()
}

pub(super) fn checkbox() -> AnyView {
    ticked(false, MaybeProp::default())
}

pub(super) fn checkbox_ticked() -> AnyView {
    ticked(true, MaybeProp::default())
}

pub(super) fn checkbox_error() -> AnyView {
    ticked(false, t(Key::CheckDeclareMissing).into())
}

fn ticked(checked: bool, error: MaybeProp<String>) -> AnyView {
    view! {
        <Specimens><Checkbox id="specimen" label=t(Key::CheckDeclare) checked on_change=|_| () error/></Specimens>
    }
    .into_any()
}

pub(super) fn choices() -> AnyView {
    choosing(None)
}

pub(super) fn chosen() -> AnyView {
    choosing(Some("1".to_owned()))
}

fn choosing(chosen: Option<String>) -> AnyView {
    let texts = use_texts();
    let choices = Signal::derive(move || {
        let each = [
            (Key::ApplyReasonExpired, Key::ApplyReasonExpiredHint),
            (Key::ApplyReasonDamaged, Key::ApplyReasonDamagedHint),
            (Key::ApplyReasonDetails, Key::ApplyReasonDetailsHint),
        ];
        let choice = |(at, (title, hint)): (usize, (Key, Key))| Choice {
            value: at.to_string(),
            title: texts.get(title),
            hint: texts.with(hint, &[("days", "60")]),
        };
        each.into_iter().enumerate().map(choice).collect::<Vec<_>>()
    });
    view! {
        <Specimens>
            <ChoiceTiles id="specimen" legend=t(Key::ApplyReasonTitle) choices chosen=Signal::stored(chosen) on_choose=|_| ()/>
        </Specimens>
    }
    .into_any()
}

pub(super) fn code() -> AnyView {
    coding("4827", MaybeProp::default())
}

pub(super) fn code_error() -> AnyView {
    coding("48", t(Key::IdentifyCodeMalformed).into())
}

fn coding(value: &'static str, error: MaybeProp<String>) -> AnyView {
    view! {
        <Specimens>
            <CodeField id="specimen" label=t(Key::IdentifyCodeLabel) value on_input=|_| () hint=t(Key::IdentifyCodeHint) error/>
        </Specimens>
    }
    .into_any()
}

pub(super) fn date() -> AnyView {
    dated(DateParts { year: "1949".into(), month: "12".into(), day: "31".into() }, MaybeProp::default())
}

pub(super) fn date_error() -> AnyView {
    let value = DateParts { year: "2949".into(), ..DateParts::default() };
    dated(value, t(Key::IdentifyIdNotBorn).into())
}

fn dated(value: DateParts, error: MaybeProp<String>) -> AnyView {
    let parts = vec![
        (DatePart::Year, "Year".to_owned()),
        (DatePart::Month, "Month".to_owned()),
        (DatePart::Day, "Day".to_owned()),
    ];
    view! {
        <Specimens>
            <DateField id="specimen" legend="Date of birth" parts=Signal::stored(parts) value=Signal::stored(value) on_input=|_| () hint="1949 12 31" error/>
        </Specimens>
    }
    .into_any()
}

pub(super) fn pad() -> AnyView {
    view! {
        <Specimens>
            <NumberPad label=t(Key::IdentifyNumberLabel) delete_label=t(Key::ActionDelete) with_x=true on_key=|_| () on_delete=|()| ()/>
        </Specimens>
    }
    .into_any()
}

pub(super) fn stepper() -> AnyView {
    let count = RwSignal::new(1);
    let change = move |to| count.set(to);
    view! { <Specimens><Stepper label="Slips" value=count most=3 fewer="Fewer" more="More" on_change=change/></Specimens> }
        .into_any()
}

pub(super) fn tabs() -> AnyView {
    let chosen = RwSignal::new("where".to_owned());
    let texts = use_texts();
    let tabs = Signal::derive(move || {
        [("where", Key::DoneCollect), ("when", Key::ApplyOverviewTime), ("fee", Key::ApplyOverviewFee)]
            .map(|(value, title)| Tab { value: value.to_owned(), title: texts.get(title) })
            .to_vec()
    });
    view! {
        <Specimens>
            <Tabs id="specimen" label=t(Key::NextTitle) tabs chosen on_choose=move |value| chosen.set(value)>
                <p>{t(Key::DoneCollectHint)}</p>
            </Tabs>
        </Specimens>
    }
    .into_any()
}

pub(super) fn text() -> AnyView {
    texting("", MaybeProp::default(), false)
}

pub(super) fn text_focused() -> AnyView {
    texting("13812341234", MaybeProp::default(), true)
}

pub(super) fn text_error() -> AnyView {
    texting("1381234", t(Key::ApplyMobileWrong).into(), false)
}

fn texting(value: &'static str, error: MaybeProp<String>, focused: bool) -> AnyView {
    let focus = focused.then_some("");
    view! {
        <Specimens>
            <div data-focus=focus>
                <TextField
                    id="specimen" label=t(Key::ApplyMobileLabel) value on_input=|_| () hint=t(Key::ApplyMobileHow) error
                    keyboard=Keyboard::Tel
                />
            </div>
        </Specimens>
    }
    .into_any()
}

/// One fault, for the summary of errors.
pub(super) fn faults() -> Signal<Vec<FieldError>> {
    let texts = use_texts();
    let fault = move |key| FieldError { field: "specimen".to_owned(), message: texts.get(key) };
    Signal::derive(move || vec![fault(Key::ApplyMobileWrong), fault(Key::CheckDeclareMissing)])
}
