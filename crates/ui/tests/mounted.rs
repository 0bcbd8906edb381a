//! Components in a real page, pressed and typed into as people do.

#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "a test that cannot find its element should stop")]

#[path = "mounted/glass.rs"]
mod glass;

use glass::Glass;
use leptos::prelude::*;
use ui::{
    Button, CodeField, DateField, DatePart, DateParts, ErrorSummary, FieldError, Keyboard, NumberPad, Page,
    Qr, Stepper, Tab, Tabs, TextField, Toast,
};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// What the design promises: a second press within this time is the same press.
const REPEAT_MS: f64 = 300.0;

/// A list that a callback writes into.
fn log<T: Send + Sync + 'static>() -> (StoredValue<Vec<T>>, Callback<T>) {
    let log = StoredValue::new(vec![]);
    (log, Callback::new(move |entry| log.update_value(|log| log.push(entry))))
}

#[wasm_bindgen_test]
async fn a_button_that_is_pressed_twice_acts_once_and_later_again() {
    let presses = RwSignal::new(0);
    let page = Glass::show(move || {
        let on_press = move |()| presses.update(|presses| *presses += 1);
        view! { <Button label="Send" on_press=on_press/><Button label="Next" on_press=on_press/> }
    });
    glass::rest(REPEAT_MS).await;
    let (send, next) = (page.find("button:first-of-type"), page.find("button:last-of-type"));
    let first = glass::now();
    send.click();
    assert_eq!(
        send.get_attribute("data-state").as_deref(),
        Some("pressed"),
        "it is seen before anything is done"
    );
    assert_eq!(presses.get_untracked(), 0);
    glass::painted().await;
    assert_eq!((presses.get_untracked(), send.get_attribute("data-state")), (1, None));
    // The second half of a double tap may land on another button.
    let mut again = 0;
    while presses.get_untracked() == 1 {
        [&send, &next][again % 2].click();
        glass::painted().await;
        again += 1;
        assert!(glass::now() - first < 20.0 * REPEAT_MS, "it never acts again");
    }
    assert!(glass::now() - first >= REPEAT_MS, "it acted after {} ms", glass::now() - first);
    assert!(again > 2, "it was pressed in between");
}

#[wasm_bindgen_test]
async fn a_busy_button_says_so_and_does_nothing() {
    let (busy, presses) = (RwSignal::new(true), RwSignal::new(0));
    let page = Glass::show(move || {
        view! { <Button label="Send" busy on_press=move |()| presses.update(|presses| *presses += 1)/> }
    });
    glass::rest(REPEAT_MS).await;
    let button = page.find("button");
    button.click();
    glass::painted().await;
    assert_eq!((presses.get_untracked(), button.get_attribute("aria-busy").as_deref()), (0, Some("true")));
    busy.set(false);
    glass::settled().await;
    button.click();
    glass::painted().await;
    assert_eq!((presses.get_untracked(), button.get_attribute("aria-busy")), (1, None));
}

#[wasm_bindgen_test]
async fn a_button_whose_screen_goes_before_it_acts_does_nothing() {
    let (shown, presses) = (RwSignal::new(true), RwSignal::new(0));
    let page = Glass::show(move || {
        let on_press = move |()| presses.update(|presses| *presses += 1);
        move || shown.get().then(|| view! { <Button label="Send" on_press=on_press/> })
    });
    glass::rest(REPEAT_MS).await;
    page.find("button").click();
    shown.set(false);
    glass::painted().await;
    assert_eq!((presses.get_untracked(), page.all("button").len()), (0, 0));
}

#[wasm_bindgen_test]
async fn a_field_that_stands_behind_the_keys_comes_into_sight_with_a_key() {
    let page = Glass::show(|| {
        view! {
            <div class="c-page" style="block-size: 300px; overflow-y: auto">
                <p style="block-size: 280px">"What is wrong."</p>
                <TextField id="number" label="Number" value="" on_input=|_| ()/>
                <div style="position: sticky; inset-block-end: 0">
                    <NumberPad label="Digits" delete_label="Delete" on_key=|_| () on_delete=|()| ()/>
                </div>
            </div>
        }
    });
    let hidden = || {
        let (field, keys) = (page.find("input"), page.find(".c-keys"));
        field.get_bounding_client_rect().bottom() > keys.get_bounding_client_rect().top()
    };
    assert!(hidden());
    page.find("button").click();
    glass::painted().await;
    assert!(!hidden());
}

#[wasm_bindgen_test]
fn a_code_field_takes_six_digits_and_nothing_else() {
    let (typed, on_input) = log::<String>();
    let page = Glass::show(move || {
        view! { <CodeField id="code" label="The code" value="" on_input/> }
    });
    for (text, code) in [("4", "4"), ("4x", "4"), ("48 27-39 1", "482739"), ("code: 123456.", "123456")] {
        assert_eq!(page.type_into("#code", text), code, "{text} in the field");
        assert_eq!(typed.with_value(|typed| typed.last().cloned()).as_deref(), Some(code), "{text} told");
    }
}

#[wasm_bindgen_test]
async fn a_number_is_shown_in_groups_beside_a_pad_and_told_without() {
    let (typed, on_input) = log::<String>();
    let page = Glass::show(move || {
        view! {
            <TextField
                id="number" label="The number" value="11010519491231002X" on_input groups=&[6, 4, 4]
                keyboard=Keyboard::Numeric on_screen_pad=true
            />
        }
    });
    glass::settled().await;
    let field = page.input("#number");
    assert_eq!(field.value(), "110105 1949 1231 002X");
    assert_eq!(field.get_attribute("inputmode").as_deref(), Some("none"), "the device's keyboard stays away");
    page.type_into("#number", "110105 1949 1");
    assert_eq!(typed.get_value(), ["11010519491"]);
}

#[wasm_bindgen_test]
async fn what_is_wrong_with_a_field_is_tied_to_it() {
    let error = RwSignal::new(None::<String>);
    let page = Glass::show(move || {
        view! {
            <TextField id="mobile" label="Mobile" value="" on_input=|_| () hint="11 digits" error=error/>
        }
    });
    let field = page.find("#mobile");
    let described = |field: &web_sys::HtmlElement| {
        let ids = field.get_attribute("aria-describedby").unwrap();
        ids.split(' ').map(|id| page.find(&format!("#{id}")).inner_text()).collect::<Vec<_>>()
    };
    assert_eq!(described(&field), ["11 digits"]);
    assert_eq!(field.get_attribute("aria-invalid"), None);
    error.set(Some("Enter 11 digits".into()));
    glass::settled().await;
    assert_eq!(described(&field), ["Enter 11 digits", "11 digits"]);
    assert_eq!(field.get_attribute("aria-invalid").as_deref(), Some("true"));
}

#[wasm_bindgen_test]
async fn an_error_summary_takes_the_focus_and_leads_to_the_field() {
    let errors = RwSignal::new(vec![]);
    let page = Glass::show(move || {
        view! {
            <ErrorSummary title="Two things to put right" errors/>
            <TextField id="mobile" label="Mobile" value="" on_input=|_| ()/>
            <fieldset id="reason"><input type="radio" id="lost"/><input type="radio"/></fieldset>
        }
    });
    glass::settled().await;
    assert!(page.all("[role=alert]").is_empty(), "nothing is wrong yet");
    let fault = |field: &str| FieldError { field: field.into(), message: format!("Look at {field}") };
    errors.set(vec![fault("mobile"), fault("reason")]);
    glass::settled().await;
    assert_eq!(glass::focused().get_attribute("role").as_deref(), Some("alert"));
    assert_eq!(page.all("[role=alert] li").len(), 2);
    // A group has no focus of its own: its first answer takes it.
    for (link, field) in [("a[href='#mobile']", "mobile"), ("a[href='#reason']", "lost")] {
        page.find(link).click();
        assert_eq!(glass::focused().id(), field);
    }
    errors.set(vec![fault("mobile")]);
    glass::settled().await;
    assert_eq!(glass::focused().get_attribute("role").as_deref(), Some("alert"), "new faults take it again");
    errors.set(vec![]);
    glass::settled().await;
    assert!(page.all("[role=alert]").is_empty());
}

#[wasm_bindgen_test]
async fn a_page_names_the_document_and_says_first_that_something_is_wrong() {
    let errors = RwSignal::new(vec![]);
    let page = Glass::show(move || {
        view! {
            <Page title="Your mobile" document_suffix="Replace my card" errors errors_title="Something is wrong">
                <p>"…"</p>
            </Page>
        }
    });
    glass::settled().await;
    assert_eq!(document().title(), "Your mobile – Replace my card");
    assert_eq!(glass::focused().inner_text(), page.find("h1").inner_text());
    errors.set(vec![FieldError { field: "mobile".into(), message: "Enter 11 digits".into() }]);
    glass::settled().await;
    assert_eq!(document().title(), "Something is wrong – Your mobile – Replace my card");
}

#[wasm_bindgen_test]
async fn a_pad_tells_its_keys_and_leaves_the_focus_in_the_field() {
    let (keys, on_key) = log::<char>();
    let (gone, on_delete) = log::<()>();
    let page = Glass::show(move || {
        view! { <NumberPad label="Digits" delete_label="Delete" with_x=true on_key on_delete/> }
    });
    glass::rest(REPEAT_MS).await;
    let mut pressed = String::new();
    for key in page.all("button") {
        // A trembling finger.
        key.click();
        key.click();
        pressed.push_str(&key.inner_text());
    }
    let digits: String = keys.with_value(|keys| keys.iter().collect());
    assert_eq!(digits, "123456789X0");
    assert_eq!(gone.with_value(Vec::len), 1);
    assert_eq!(pressed, "123456789X0Delete");
    assert!(page.would_keep_the_focus("button"), "pressing a key moves the focus");
}

#[wasm_bindgen_test]
async fn a_date_is_one_question_and_takes_digits_only() {
    let (typed, on_input) = log::<DateParts>();
    let error = RwSignal::new(None::<String>);
    let parts = vec![
        (DatePart::Year, "Year".to_owned()),
        (DatePart::Month, "Month".to_owned()),
        (DatePart::Day, "Day".to_owned()),
    ];
    let page = Glass::show(move || {
        let value = Signal::stored(DateParts { year: "1949".into(), ..DateParts::default() });
        view! { <DateField id="born" legend="Born" parts=Signal::stored(parts) value on_input error=error/> }
    });
    assert_eq!(page.type_into("#born-month", "１2月3"), "12", "full-width digits count, and two are enough");
    let told = DateParts { year: "1949".into(), month: "12".into(), day: String::new() };
    assert_eq!(typed.get_value(), [told]);
    assert_eq!(page.find("fieldset > legend").inner_text(), "Born");
    error.set(Some("The year is to come".into()));
    glass::settled().await;
    let said = page.find("#born").get_attribute("aria-describedby").unwrap();
    assert_eq!(page.find(&format!("#{said}")).inner_text(), "The year is to come");
    assert!(
        page.all("input").iter().all(|field| field.get_attribute("aria-invalid").as_deref() == Some("true"))
    );
}

#[wasm_bindgen_test]
async fn tabs_are_one_stop_and_arrows_move_between_them() {
    let chosen = RwSignal::new("one".to_owned());
    let tabs = ["one", "two"].map(|value| Tab { value: value.into(), title: value.into() }).to_vec();
    let page = Glass::show(move || {
        view! { <Tabs id="t" label="Parts" tabs=Signal::stored(tabs) chosen on_choose=move |to| chosen.set(to)>"shown"</Tabs> }
    });
    let stops = || {
        page.all("[role=tab]").iter().map(|tab| tab.get_attribute("tabindex").unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(stops(), ["0", "-1"]);
    page.key("#t-one", "ArrowRight");
    glass::settled().await;
    assert_eq!((chosen.get_untracked().as_str(), stops()), ("two", vec!["-1".to_owned(), "0".to_owned()]));
    assert_eq!(page.find("[role=tabpanel]").get_attribute("aria-labelledby").as_deref(), Some("t-two"));
    page.find("#t-one").click();
    assert_eq!(chosen.get_untracked(), "one");
}

#[wasm_bindgen_test]
async fn a_toast_stays_until_it_is_read_and_longer_while_it_is_held() {
    let (now, gone) = (RwSignal::new(0.0), RwSignal::new(0));
    let page = Glass::show(move || {
        let on_gone = move |()| gone.update(|gone| *gone += 1);
        view! { <Toast words=Signal::stored(Some("Saved".to_owned())) dismiss="Close" now on_gone/> }
    });
    glass::settled().await;
    let passes = async |to: f64| {
        now.set(to);
        glass::settled().await;
    };
    passes(6_000.0).await;
    page.happens(".c-toast", "pointerenter");
    passes(60_000.0).await;
    assert_eq!(gone.get_untracked(), 0, "a finger on it stops the time");
    page.happens(".c-toast", "pointerleave");
    passes(60_500.0).await;
    assert_eq!(gone.get_untracked(), 0, "six seconds and five characters have not passed");
    passes(60_700.0).await;
    assert_eq!(gone.get_untracked(), 1);
    passes(90_000.0).await;
    assert_eq!(gone.get_untracked(), 1, "it is told once");
}

#[wasm_bindgen_test]
async fn a_stepper_stops_at_its_ends() {
    let count = RwSignal::new(2);
    let page = Glass::show(move || {
        view! { <Stepper label="Slips" value=count least=1 most=3 fewer="Fewer" more="More" on_change=move |to| count.set(to)/> }
    });
    for expected in [3, 3] {
        glass::rest(REPEAT_MS).await;
        page.find("button:last-of-type").click();
        glass::painted().await;
        glass::settled().await;
        assert_eq!(count.get_untracked(), expected);
    }
}

#[wasm_bindgen_test]
fn a_code_for_phones_says_what_it_is_for() {
    let page = Glass::show(|| view! { <Qr value="https://example.com" label="Follow on your phone"/> });
    let code = page.find("svg[role=img]");
    assert_eq!(code.get_attribute("aria-label").as_deref(), Some("Follow on your phone"));
    assert!(page.find(".c-qr__modules").get_attribute("d").unwrap().len() > 1_000);
}
