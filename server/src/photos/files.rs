//! Where photos lie: sealed objects, named by a keyed hash of their content.
//!
//! **Invariant:** an object is durable before [`Files::keep`] returns, so that a row never names one that is not there. What is written
//! is sealed for its own name.

use std::{
    future::ready,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, SystemTime},
};

use futures::TryStreamExt as _;
use object_store::{
    ObjectStore, ObjectStoreExt as _, PutMode, PutOptions, PutPayload, local::LocalFileSystem, path,
};

use crate::{
    hex::hex,
    sealing::{Place, SealError, Sealer},
    store::Sealed,
};

/// What the object store puts between the name of an object and a number while it is being written.
const UNFINISHED: char = '#';

/// Keeps photos.
#[derive(Clone)]
pub struct Files {
    objects: Arc<dyn ObjectStore>,
    folder: PathBuf,
    sealer: Arc<dyn Sealer>,
}

/// A photo could not be kept or read.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// The photo store fails.
    #[error("the photo store fails: {0}")]
    Objects(#[from] object_store::Error),
    /// It does not open.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// The folder cannot be made.
    #[error("the photo folder cannot be made: {0}")]
    Folder(#[from] std::io::Error),
}

impl Files {
    /// Photos in a folder of this machine, which is made when it is missing.
    ///
    /// # Errors
    ///
    /// [`FileError`] when it cannot be made or used.
    pub fn in_folder(folder: &Path, sealer: Arc<dyn Sealer>) -> Result<Self, FileError> {
        std::fs::create_dir_all(folder)?;
        let objects = LocalFileSystem::new_with_prefix(folder)?.with_fsync(true);
        Ok(Self { objects: Arc::new(objects), folder: folder.to_owned(), sealer })
    }

    /// Keeps a photo and names its object. The same photo kept twice is one object, which is written anew, so that it is as young as its
    /// newest use and no sweep takes it before its row is there.
    ///
    /// # Errors
    ///
    /// [`FileError`].
    pub async fn keep(&self, photo: &[u8]) -> Result<String, FileError> {
        let name = hex(&self.sealer.keyed_hash("photo object", photo));
        let key = format!("{}/{name}", &name[..2]);
        let sealed = self.sealer.seal(place(&key), photo)?;
        let anew = PutOptions { mode: PutMode::Overwrite, ..PutOptions::default() };
        self.objects.put_opts(&path::Path::from(key.as_str()), PutPayload::from(sealed.0), anew).await?;
        Ok(key)
    }

    /// Reads a photo.
    ///
    /// # Errors
    ///
    /// [`FileError`].
    pub async fn read(&self, key: &str) -> Result<Vec<u8>, FileError> {
        let sealed = self.objects.get(&path::Path::from(key)).await?.bytes().await?;
        Ok(self.sealer.open(place(key), &Sealed(sealed.to_vec()))?)
    }

    /// The objects that were kept longer ago than this.
    ///
    /// # Errors
    ///
    /// [`FileError`].
    pub async fn older_than(&self, age: Duration) -> Result<Vec<String>, FileError> {
        let is_old = |written: SystemTime| written.elapsed().is_ok_and(|elapsed| elapsed > age);
        let listed = self.objects.list(None).try_filter(|object| ready(is_old(object.last_modified.into())));
        Ok(listed.map_ok(|object| object.location.to_string()).try_collect().await?)
    }

    /// Deletes what was begun to be written longer ago than this, and was cut off: no list shows such files, and no row names them.
    ///
    /// # Errors
    ///
    /// [`FileError`].
    pub fn forget_unfinished(&self, age: Duration) -> Result<(), FileError> {
        for folder in std::fs::read_dir(&self.folder)? {
            let folder = folder?;
            if !folder.file_type()?.is_dir() {
                continue;
            }
            for file in std::fs::read_dir(folder.path())? {
                let file = file?;
                let old = file.metadata()?.modified()?.elapsed().is_ok_and(|elapsed| elapsed > age);
                if old && file.file_name().to_string_lossy().contains(UNFINISHED) {
                    std::fs::remove_file(file.path())?;
                }
            }
        }
        Ok(())
    }

    /// Deletes a photo. One that is gone is no fault.
    ///
    /// # Errors
    ///
    /// [`FileError`].
    pub async fn delete(&self, key: &str) -> Result<(), FileError> {
        match self.objects.delete(&path::Path::from(key)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }
}

fn place(key: &str) -> Place<'_> {
    Place { table: "photo", column: "object", row: key }
}
