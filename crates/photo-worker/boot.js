// Starts the worker's program; the messages are handled in Rust.
import start from "./photo_worker.js";
await start();
