//! From the browser's bitmap to pixels.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ImageBitmap, OffscreenCanvas, OffscreenCanvasRenderingContext2d};

use crate::desk::Shot;

/// A canvas of the frames' size, kept from frame to frame.
#[derive(Default)]
pub(crate) struct Reader {
    canvas: Option<(OffscreenCanvas, OffscreenCanvasRenderingContext2d)>,
}

impl Reader {
    /// Reads a bitmap's pixels and closes it.
    pub(crate) fn read(&mut self, bitmap: &ImageBitmap) -> Result<Shot, JsValue> {
        let (width, height) = (bitmap.width(), bitmap.height());
        let fits = |(canvas, _): &(OffscreenCanvas, _)| canvas.width() == width && canvas.height() == height;
        if !self.canvas.as_ref().is_some_and(fits) {
            self.canvas = Some(canvas(width, height)?);
        }
        let Some((_, context)) = &self.canvas else { return Err(JsValue::NULL) };
        context.draw_image_with_image_bitmap(bitmap, 0.0, 0.0)?;
        bitmap.close();
        let pixels = context.get_image_data(0.0, 0.0, width.into(), height.into())?.data().0;
        let side = |length: u32| usize::try_from(length).map_err(|_| JsValue::NULL);
        Ok(Shot { pixels, width: side(width)?, height: side(height)? })
    }
}

fn canvas(width: u32, height: u32) -> Result<(OffscreenCanvas, OffscreenCanvasRenderingContext2d), JsValue> {
    let canvas = OffscreenCanvas::new(width, height)?;
    let options = js_sys::Object::new();
    js_sys::Reflect::set(&options, &"willReadFrequently".into(), &true.into())?;
    let context = canvas.get_context_with_context_options("2d", &options)?.ok_or(JsValue::NULL)?;
    Ok((canvas, context.dyn_into()?))
}
