// Wasm against native: the same verdict on every picture of the test set, the same points, and the times of both.
//
//   node probe.mjs MODULE FOLDER MODELS
//
// MODULE is the worker built with the feature `probe` and bound for Node, FOLDER what `photo`'s example `probe` wrote, MODELS the folder
// of the ONNX files. Prints the figures as JSON; names every picture on which the two differ.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const CALLS = 40;
// Pixels by which a point may differ: both sum in another order.
const POINT = 0.05;

const [module, folder, models] = process.argv.slice(2);
const { Probe, memory_bytes } = createRequire(import.meta.url)(resolve(module));
const { profile, frames, native, kinds, finding, wrong, output } = JSON.parse(readFileSync(join(folder, "native.json"), "utf8"));
const model = (name) => readFileSync(join(models, name));
const probe = Probe.load(model("blaze_face_short_range.onnx"), model("face_landmark.onnx"), model("selfie_segmentation.onnx"), JSON.stringify(profile));

// Milliseconds of CPU a call takes, on average. The first calls compile.
function mean(work) {
  for (let i = 0; i < 5; i++) work();
  const before = process.cpuUsage();
  for (let i = 0; i < CALLS; i++) work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / CALLS;
}

const { width, height } = native;
const timed = readFileSync(join(folder, "timed.rgba"));
const wasm = {
  fresh_ms: mean(() => probe.look_anew(timed, width, height)),
  followed_ms: mean(() => { for (let i = 0; i < 6; i++) probe.look(timed, width, height); }) / 6,
  judged_ms: mean(() => probe.judge(timed, width, height)),
  finish_ms: mean(() => probe.finish(timed, width, height)),
  capture_ms: mean(() => probe.capture(timed, width, height)),
};
// A visit's: live frames of 1280 × 720 and the photo. The files judged below are none of a camera's.
const memory_mib = memory_bytes() / 1024 / 1024;

let points_apart = 0;
const differences = frames.flatMap(compare);

function compare({ name, file, width, height, found: [nativeReport, nativePoints] }) {
  const bytes = readFileSync(join(folder, file));
  const found = file.endsWith(".rgba") ? probe.judge(bytes, width, height) : probe.judge_file(bytes);
  if (!found) return [`${name}: Wasm cannot read it`];
  const [report, points] = JSON.parse(found);
  const words = (r) => JSON.stringify([r.hint, r.measures.map((m) => [m.check, m.level, m.fault])]);
  if (words(nativeReport) !== words(report)) {
    const other = report.measures.filter((m, i) => JSON.stringify(m.level) !== JSON.stringify(nativeReport.measures[i]?.level));
    return [`${name}: native says ${nativeReport.hint}, Wasm ${report.hint}; ${other.map((m) => `${m.check} ${m.raw}`).join(", ")}`];
  }
  const apart = Math.max(0, ...(points ?? []).flatMap((p, i) => [0, 1].map((k) => Math.abs(p[k] - nativePoints[i][k]))));
  points_apart = Math.max(points_apart, apart);
  return apart > POINT ? [`${name}: points lie ${apart.toFixed(3)} px apart`] : [];
}

const round = (times) => Object.fromEntries(Object.entries(times).map(([key, ms]) => [key, +ms.toFixed(2)]));
console.log(JSON.stringify({
  frames: frames.length,
  ratio: +(wasm.fresh_ms / native.times.fresh_ms).toFixed(2),
  native: round(native.times),
  wasm: round(wasm),
  memory_mib: +memory_mib.toFixed(1),
  points_apart: +points_apart.toFixed(4),
  differences,
  kinds,
  finding,
  wrong,
  output,
}));
