//! Two short tones when somebody at a kiosk needs help.
//!
//! **Invariant:** a browser that plays nothing is no fault: the call stands on the screen.

use wasm_bindgen::JsValue;
use web_sys::{AudioContext, AudioContextState};

/// Hertz, and when each tone begins, in seconds.
const TONES: [(f32, f64); 2] = [(880.0, 0.0), (660.0, 0.18)];
const SECONDS: f64 = 0.15;
const VOLUME: f32 = 0.2;

/// What sounds are played with: one for all rings.
#[derive(Default)]
pub(super) struct Chime(Option<AudioContext>);

impl Chime {
    /// Plays the tones.
    pub(super) fn ring(&mut self) {
        let _ = self.ready().and_then(|context| play(&context));
    }

    fn ready(&mut self) -> Result<AudioContext, JsValue> {
        match self.0.take() {
            Some(kept) if kept.state() == AudioContextState::Running => Ok(self.0.insert(kept).clone()),
            held => {
                // Before anybody pressed anything the browser holds it back. Its tones would all sound together later.
                if let Some(held) = held {
                    let _ = held.close();
                }
                Ok(self.0.insert(AudioContext::new()?).clone())
            }
        }
    }
}

fn play(context: &AudioContext) -> Result<(), JsValue> {
    let volume = context.create_gain()?;
    volume.gain().set_value(VOLUME);
    volume.connect_with_audio_node(&context.destination())?;
    for (pitch, after) in TONES {
        let tone = context.create_oscillator()?;
        tone.frequency().set_value(pitch);
        tone.connect_with_audio_node(&volume)?;
        let begin = context.current_time() + after;
        tone.start_with_when(begin)?;
        tone.stop_with_when(begin + SECONDS)?;
    }
    Ok(())
}
