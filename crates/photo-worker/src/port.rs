//! The worker's end of the link: an array of the message's JSON and what goes beside it.

use std::cell::RefCell;
use std::rc::Rc;

use domain::photo::{FromStudio, StudioTrouble, ToStudio};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, ImageBitmap, MessageEvent};

use crate::desk::{Answer, Desk};
use crate::models;
use crate::pixels::Reader;

/// What the worker holds between messages.
#[derive(Default)]
struct Studio {
    desk: Option<Desk>,
    reader: Reader,
}

/// Answers messages from now on, and says so.
pub(crate) fn listen() -> Result<(), JsValue> {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().dyn_into()?;
    let studio = Rc::new(RefCell::new(Studio::default()));
    let port = scope.clone();
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let Some((message, beside)) = read(&event) else { return };
        hear(&port, &studio, message, &beside);
    });
    scope.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    // The worker lives as long as its listener.
    hear.forget();
    post(&scope, FromStudio::Awake.into())
}

/// The message and what came beside it.
fn read(event: &MessageEvent) -> Option<(ToStudio, JsValue)> {
    let parts: Array = event.data().dyn_into().ok()?;
    let message = serde_json::from_str(&parts.get(0).as_string()?).ok()?;
    Some((message, parts.get(1)))
}

fn hear(
    scope: &DedicatedWorkerGlobalScope,
    studio: &Rc<RefCell<Studio>>,
    message: ToStudio,
    beside: &JsValue,
) {
    let answer = match message {
        ToStudio::Load { detector, mesh, person, profile } => {
            let (scope, studio) = (scope.clone(), Rc::clone(studio));
            wasm_bindgen_futures::spawn_local(async move {
                let message = match models::load(&scope, [&detector, &mesh, &person]).await {
                    Ok(engine) => {
                        studio.borrow_mut().desk = Some(Desk::new(engine, profile));
                        FromStudio::Ready
                    }
                    Err(trouble) => FromStudio::Failed { trouble },
                };
                // A page that is gone needs no answer.
                let _gone = post(&scope, message.into());
            });
            return;
        }
        ToStudio::Frame { number } => studio.borrow_mut().look(number, beside),
        ToStudio::Capture { attempt } => studio.borrow_mut().capture(attempt),
    };
    let _gone = post(scope, answer);
}

impl Studio {
    fn look(&mut self, number: u32, beside: &JsValue) -> Answer {
        let Some(desk) = &mut self.desk else { return too_early() };
        let bitmap = beside.dyn_ref::<ImageBitmap>();
        match bitmap.and_then(|bitmap| self.reader.read(bitmap).ok()) {
            Some(shot) => desk.frame(number, shot),
            None => FromStudio::Skipped { number }.into(),
        }
    }

    fn capture(&mut self, attempt: u32) -> Answer {
        self.desk.as_mut().map_or_else(too_early, |desk| desk.capture(attempt))
    }
}

/// The answer to whoever asks before the models are loaded.
fn too_early() -> Answer {
    FromStudio::Failed { trouble: StudioTrouble::NotStarted }.into()
}

/// Posts an answer, its files transferred.
fn post(scope: &DedicatedWorkerGlobalScope, answer: Answer) -> Result<(), JsValue> {
    let text = serde_json::to_string(&answer.message).map_err(|error| JsValue::from(error.to_string()))?;
    let (message, transfer) = (Array::of1(&text.into()), Array::new());
    for file in answer.files {
        let buffer = Uint8Array::from(file.as_slice()).buffer();
        message.push(&buffer);
        transfer.push(&buffer);
    }
    scope.post_message_with_transfer(&message, &transfer)
}
