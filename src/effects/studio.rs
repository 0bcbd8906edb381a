//! The page's end of the link to the photo worker.
//!
//! The worker starts when a [`Studio`] does, and not before. Frames go to it one at a time: the next one is taken once the last one was
//! looked at, so the newest picture always wins and nothing queues.
//!
//! **Invariant:** letting go of a [`Studio`] ends the worker, and nothing it still had to say is heard.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use domain::photo::{FromStudio, PhotoProfile, StudioTrouble, ToStudio};
use js_sys::{Array, ArrayBuffer, Promise};
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlVideoElement, MessageEvent, Window, Worker, WorkerOptions, WorkerType};

/// From this state on, a video element has a frame to show (`HAVE_CURRENT_DATA`).
const HAS_FRAME: u16 = 2;

/// The worker, and the picture it watches.
pub(crate) struct Studio {
    link: Rc<Link>,
    _hear: Closure<dyn FnMut(MessageEvent)>,
    _fail: Closure<dyn FnMut()>,
}

/// Hears every message with the files beside it, and as it was written.
type Tell = Box<dyn FnMut(FromStudio, Vec<ArrayBuffer>, &str)>;

/// What is shared with the callbacks that wait for the browser.
struct Link {
    worker: Worker,
    video: RefCell<Option<HtmlVideoElement>>,
    tell: RefCell<Tell>,
    /// Questions that wait until the models are loaded.
    waiting: RefCell<Option<Vec<(ToStudio, JsValue)>>>,
    watching: Cell<bool>,
    frame: Cell<u32>,
}

impl Studio {
    /// Starts the worker of `folder`, which ends with a slash, and has it load its models.
    ///
    /// `tell` gets every message with the files beside it, and as it was written. It gets [`FromStudio::Failed`] when the worker cannot work.
    pub(crate) fn start(
        folder: &str,
        profile: PhotoProfile,
        tell: impl FnMut(FromStudio, Vec<ArrayBuffer>, &str) + 'static,
    ) -> Result<Self, StudioTrouble> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let script = format!("{folder}photo_worker.js");
        let worker = Worker::new_with_options(&script, &options).map_err(|_| StudioTrouble::NotStarted)?;
        let link = Rc::new(Link {
            worker,
            video: RefCell::new(None),
            tell: RefCell::new(Box::new(tell)),
            waiting: RefCell::new(Some(vec![])),
            watching: Cell::new(false),
            frame: Cell::new(0),
        });
        let load = ToStudio::Load {
            detector: format!("{folder}blaze_face_short_range.onnx"),
            mesh: format!("{folder}face_landmark.onnx"),
            person: format!("{folder}selfie_segmentation.onnx"),
            profile,
        };
        let heard = Rc::downgrade(&link);
        let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let (Some(link), Some((text, files))) = (heard.upgrade(), read(&event)) {
                link.hear(&text, files, &load);
            }
        });
        let failed = Rc::downgrade(&link);
        let fail = Closure::<dyn FnMut()>::new(move || {
            if let Some(link) = failed.upgrade() {
                link.say(FromStudio::Failed { trouble: StudioTrouble::NotStarted }, vec![], "");
            }
        });
        link.worker.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        link.worker.set_onerror(Some(fail.as_ref().unchecked_ref()));
        Ok(Self { link, _hear: hear, _fail: fail })
    }

    /// Watches a playing video from now on: [`FromStudio::Seen`] comes frame by frame.
    pub(crate) fn watch(&self, video: &HtmlVideoElement) {
        *self.link.video.borrow_mut() = Some(video.clone());
        self.link.next_frame();
    }

    /// Takes the photo. Answered by [`FromStudio::Taken`] or [`FromStudio::Refused`].
    pub(crate) fn capture(&self, attempt: u32) {
        self.link.ask(ToStudio::Capture { attempt }, JsValue::UNDEFINED);
    }
}

impl Drop for Studio {
    fn drop(&mut self) {
        self.link.worker.set_onmessage(None);
        self.link.worker.set_onerror(None);
        self.link.worker.terminate();
    }
}

impl Link {
    fn hear(self: &Rc<Self>, text: &str, files: Vec<ArrayBuffer>, load: &ToStudio) {
        let Ok(message) = serde_json::from_str(text) else { return };
        match &message {
            FromStudio::Awake => self.post(load, &JsValue::UNDEFINED),
            FromStudio::Ready => {
                for (question, beside) in self.waiting.take().into_iter().flatten() {
                    self.post(&question, &beside);
                }
                self.next_frame();
            }
            FromStudio::Seen { .. } | FromStudio::Skipped { .. } => {
                self.watching.set(false);
                self.next_frame();
            }
            FromStudio::Failed { .. } | FromStudio::Taken { .. } | FromStudio::Refused { .. } => {}
        }
        self.say(message, files, text);
    }

    fn say(&self, message: FromStudio, files: Vec<ArrayBuffer>, text: &str) {
        // Whoever is told may let go of the studio, but cannot be told something else meanwhile.
        if let Ok(mut tell) = self.tell.try_borrow_mut() {
            tell(message, files, text);
        }
    }

    /// Posts a question now, or once the models are loaded.
    fn ask(&self, question: ToStudio, beside: JsValue) {
        if let Some(waiting) = self.waiting.borrow_mut().as_mut() {
            waiting.push((question, beside));
            return;
        }
        self.post(&question, &beside);
    }

    fn post(&self, question: &ToStudio, beside: &JsValue) {
        let Ok(text) = serde_json::to_string(question) else { return };
        let message = Array::of2(&text.into(), beside);
        let transfer = if beside.is_object() { Array::of1(beside) } else { Array::new() };
        // It cannot fail: the text and a bitmap that nobody else holds can always be handed over.
        let _posted = self.worker.post_message_with_transfer(&message, &transfer);
    }

    /// Takes the next frame at the browser's next chance to draw; a hidden page has none, and rests.
    fn next_frame(self: &Rc<Self>) {
        let ready = self.waiting.borrow().is_none() && self.video.borrow().is_some();
        if ready && !self.watching.replace(true) {
            await_frame(Rc::downgrade(self));
        }
    }

    /// The current frame, if there is one.
    fn grab(&self, window: &Window) -> Option<Promise> {
        let video = self.video.borrow();
        let video =
            video.as_ref().filter(|video| video.ready_state() >= HAS_FRAME && video.video_width() > 0)?;
        window
            .create_image_bitmap_with_html_video_element(video)
            .ok()
            .map(wasm_bindgen::JsCast::unchecked_into)
    }
}

fn await_frame(link: Weak<Link>) {
    let Some(window) = web_sys::window() else { return };
    let drawn = Closure::once_into_js(move || {
        spawn_local(async move {
            let grabbed = match (link.upgrade(), web_sys::window()) {
                (Some(link), Some(window)) => link.grab(&window),
                _ => return,
            };
            let bitmap = match grabbed {
                Some(promise) => JsFuture::from(promise).await.ok(),
                None => None,
            };
            match (link.upgrade(), bitmap) {
                (Some(link), Some(bitmap)) => {
                    let number = link.frame.get().wrapping_add(1);
                    link.frame.set(number);
                    link.post(&ToStudio::Frame { number }, &bitmap);
                }
                (Some(_), None) => await_frame(link),
                (None, _) => {}
            }
        });
    });
    // Outside a page there is nothing to watch.
    let _asked = window.request_animation_frame(drawn.unchecked_ref());
}

/// The message and the files beside it.
fn read(event: &MessageEvent) -> Option<(String, Vec<ArrayBuffer>)> {
    let parts: Array = event.data().dyn_into().ok()?;
    let files = parts.iter().skip(1).filter_map(|part| part.dyn_into().ok()).collect();
    Some((parts.get(0).as_string()?, files))
}
