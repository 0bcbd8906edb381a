//! Whom it is for: one touch for oneself, as for everybody else.

use domain::application::Relation;
use flow::holder::Event;
use leptos::prelude::*;
use text::app::Key;

use super::{say, ways};
use crate::{dispatch::use_dispatch, screen::Screen, texts::t, way::Way};

/// Asks whom it is for.
#[component]
pub(super) fn WhomScreen() -> impl IntoView {
    let dispatch = use_dispatch();
    let relations = Relation::ALL.map(|relation| {
        let (name, title, hint) = words(relation);
        let choose = Callback::new(move |()| say(dispatch, Event::Chosen(relation)));
        view! { <Way name title=t(title) hint=t(hint) on_choose=choose/> }
    });
    let oneself = Callback::new(move |()| say(dispatch, Event::OneselfChosen));
    view! {
        <Screen step="holder.whom" title=t(Key::ApplyHolderTitle) hint=t(Key::ApplyHolderHint) hang=ui::Hang::Body>
            <ul class="c-service-tiles s-ways">
                <Way name="me" title=t(Key::ApplyHolderMe) hint=t(Key::ApplyHolderMeHint) on_choose=oneself/>
                {relations.collect_view()}
            </ul>
        </Screen>
    }
}

fn words(relation: Relation) -> (&'static str, Key, Key) {
    match relation {
        Relation::Child => {
            ("child", Key::ApplyHolderChild, ways(Key::ApplyHolderChildHint, Key::ApplyHolderChildByCode))
        }
        Relation::Parent => {
            ("parent", Key::ApplyHolderParent, ways(Key::ApplyHolderParentHint, Key::ApplyHolderParentByCode))
        }
        Relation::Other => ("other", Key::ApplyHolderOther, Key::ApplyHolderOtherHint),
    }
}
