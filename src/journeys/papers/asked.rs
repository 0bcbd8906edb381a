//! Which paper is wanted, and how it can be read afterwards.

use domain::application::DocumentKind;
use flow::{Event, papers};
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, FieldError, Icon, IconMark};

use super::{
    papers as shown,
    pick::{Pick, PickInput},
    words,
};
use crate::{
    controls::use_device,
    dispatch::use_dispatch,
    reading::watch,
    screen::Screen,
    texts::{t, use_texts},
    wording,
};

/// The id of the tips, for links from the error summary.
const FIELD: &str = "paper";
const TIPS: [Key; 3] = [Key::PaperTipLight, Key::PaperTipSharp, Key::PaperTipWhole];

/// Asks for the picture: by the phone's camera app or a file, at a kiosk by its camera.
#[component]
pub(super) fn AskedScreen(kind: DocumentKind) -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let (title, hint) = words::question(kind);
    let (kiosk, app) = (use_device().is_kiosk(), Pick::camera_app());
    let refused = watch(|flow| shown(flow)?.refused);
    let errors = Signal::derive(move || {
        let message = |why| texts.get(wording::of_code(why));
        let fault = refused.get().map(|why| FieldError { field: FIELD.to_owned(), message: message(why) });
        fault.into_iter().collect()
    });
    let take = Callback::new(move |()| {
        if kiosk {
            dispatch.send(Event::Papers(papers::Event::CameraAsked));
        } else {
            app.open();
        }
    });
    let tip =
        |key: Key| view! { <li class="s-tips__tip"><IconMark icon=Icon::Check/><span>{t(key)}</span></li> };
    view! {
        <Screen
            step="paper.asked"
            title=t(title)
            hint=t(hint)
            errors
            primary=t(if kiosk { Key::PaperCamera } else { Key::PaperCameraApp })
            on_primary=take
        >
            <ul class="s-tips__list" id=FIELD tabindex="-1">{TIPS.map(tip).collect_view()}</ul>
            {(!kiosk).then(|| view! { <Files app/> })}
            <p class="u-hint">{t(Key::PaperPrivacy)}</p>
        </Screen>
    }
}

/// A picture that is there already; and what the primary button opens.
#[component]
fn Files(app: Pick) -> impl IntoView {
    let file = Pick::file();
    view! {
        <div class="u-row">
            <Button label=t(Key::PaperFile) icon=Icon::Upload on_press=move |()| file.open()/>
        </div>
        <PickInput pick=app/>
        <PickInput pick=file/>
    }
}
