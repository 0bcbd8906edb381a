//! A voice that is put in the place of the browser's.

/// A device with a Chinese voice, which notes what it is to say.
pub const SPEECH: &str = "window.said = [];
    Object.defineProperty(window, 'speechSynthesis', { value: {
        getVoices: () => [{ lang: 'zh-CN' }], cancel() {}, speak(utterance) {
            window.said.push(utterance.text);
            setTimeout(() => utterance.dispatchEvent(new Event('end')), 200);
        } } });";
