//! A photo from a file.

use std::path::Path;

use anyhow::Result;

use crate::person::Person;

impl Person<'_> {
    /// Chooses a file as the photo, and says that it was taken lately.
    ///
    /// # Errors
    ///
    /// When the page takes none.
    pub async fn uploads(&self, file: &Path) -> Result<()> {
        self.browser.chooses_file(file).await?;
        self.at("capture.age").await?;
        self.presses("photo.age.month").await
    }
}
