// Wasm against native: the same verdict on every test frame, the same points, and the times of both.
//
//   node probe.mjs MODULE FOLDER MODELS
//
// MODULE is the worker built with the feature `probe` and bound for Node, FOLDER what `photo`'s example `probe` wrote, MODELS the folder
// of the ONNX files. Prints the times as JSON; ends with 1, and says why, when the two differ.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const CALLS = 40;
// Pixels by which a point, and the share by which a measure, may differ: both sum in another order.
const POINT = 0.05;
const RAW = 0.002;

const [module, folder, models] = process.argv.slice(2);
const { Probe } = createRequire(import.meta.url)(resolve(module));
const { profile, frames, native } = JSON.parse(readFileSync(join(folder, "native.json"), "utf8"));
const model = (name) => readFileSync(join(models, name));
const probe = Probe.load(model("blaze_face_short_range.onnx"), model("face_landmark.onnx"), JSON.stringify(profile));
const pixels = (frame) => readFileSync(join(folder, `${frame.name}.rgba`));

const faults = frames.flatMap((frame) => {
  const [report, points] = JSON.parse(probe.judge(pixels(frame), frame.width, frame.height));
  return differences(frame.name, frame.found, [report, points]);
});

function differences(name, [nativeReport, nativePoints], [report, points]) {
  const words = (r) => JSON.stringify([r.hint, r.measures.map((m) => [m.check, m.level])]);
  if (words(nativeReport) !== words(report)) {
    return [`${name}: native says ${words(nativeReport)}, Wasm ${words(report)}`];
  }
  const far = report.measures.filter((m, i) => {
    const raw = nativeReport.measures[i].raw;
    return Math.abs(m.raw - raw) > RAW * Math.max(1, Math.abs(raw)) * (["yaw", "pitch", "roll"].includes(m.check) ? 25 : 1);
  });
  const apart = Math.max(0, ...(points ?? []).flatMap((p, i) => [0, 1].map((k) => Math.abs(p[k] - nativePoints[i][k]))));
  return [
    ...far.map((m) => `${name}: ${m.check} differs`),
    ...(apart > POINT ? [`${name}: points lie ${apart.toFixed(3)} px apart`] : []),
  ];
}

// Milliseconds of CPU a call takes, on average. The first calls compile.
function mean(work) {
  for (let i = 0; i < 5; i++) work();
  const before = process.cpuUsage();
  for (let i = 0; i < CALLS; i++) work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / CALLS;
}

const face = frames.find((frame) => frame.name === "face");
const data = pixels(face);
const wasm = {
  fresh_ms: mean(() => probe.judge(data, face.width, face.height)),
  followed_ms: mean(() => { for (let i = 0; i < 6; i++) probe.look(data, face.width, face.height); }) / 6,
  finish_ms: mean(() => probe.finish(data, face.width, face.height)),
};
const round = (times) => Object.fromEntries(Object.entries(times).map(([key, ms]) => [key, +ms.toFixed(2)]));
const ratio = +(wasm.fresh_ms / native.fresh_ms).toFixed(2);
console.log(JSON.stringify({ frames: frames.length, native_ms: +native.fresh_ms.toFixed(2), wasm_ms: +wasm.fresh_ms.toFixed(2), ratio, native: round(native), wasm: round(wasm) }));
faults.forEach((fault) => console.error(fault));
process.exit(faults.length > 0 ? 1 : 0);
