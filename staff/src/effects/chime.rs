//! Two short tones when somebody at a kiosk needs help.
//!
//! **Invariant:** a browser that plays nothing is no fault: the call stands on the screen.

use wasm_bindgen::JsValue;
use web_sys::AudioContext;

/// Hertz, and when each tone begins, in seconds.
const TONES: [(f32, f64); 2] = [(880.0, 0.0), (660.0, 0.18)];
const SECONDS: f64 = 0.15;
const VOLUME: f32 = 0.2;

/// Plays them.
pub(super) fn ring() {
    let _ = play();
}

fn play() -> Result<(), JsValue> {
    let context = AudioContext::new()?;
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
