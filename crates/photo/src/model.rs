//! Neural networks, given as bytes.
//!
//! **Invariant:** a [`Net`] that was loaded has run once and gave outputs of the shapes its user needs.

use std::sync::Arc;

use rten::{Model, ModelOptions, NodeId, OpRegistry, RunOptions, ThreadPool};
use rten_tensor::{AsView, NdTensor};

/// Why a model could not be loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LoadError {
    /// The bytes are no model, or one with operators that are not built in.
    #[error("the {0} model cannot be read")]
    Unreadable(&'static str),
    /// The bytes are a model of something else.
    #[error("the {0} model has other inputs or outputs than expected")]
    OtherModel(&'static str),
}

/// A network with one square RGB input and one or two outputs.
pub(crate) struct Net {
    model: Model,
    input: NodeId,
    outputs: Vec<NodeId>,
    side: usize,
    threads: Arc<ThreadPool>,
}

impl Net {
    /// Loads a network of the given operators (each one costs bytes in the browser) whose input is 1 × 3 × `side` × `side`, and whose outputs have the given names and numbers of values.
    pub(crate) fn load(
        name: &'static str,
        bytes: &[u8],
        ops: OpRegistry,
        side: usize,
        outputs: &[(&str, usize)],
    ) -> Result<Self, LoadError> {
        let model = ModelOptions::with_ops(ops).prepack_weights(true).load(bytes.to_vec());
        let model = model.map_err(|_| LoadError::Unreadable(name))?;
        let &[input] = model.input_ids() else { return Err(LoadError::OtherModel(name)) };
        let nodes: Result<Vec<_>, _> = outputs.iter().map(|(output, _)| model.node_id(output)).collect();
        let nodes = nodes.map_err(|_| LoadError::OtherModel(name))?;
        let net =
            Self { model, input, outputs: nodes, side, threads: Arc::new(ThreadPool::with_num_threads(1)) };
        let found = net.run(vec![0.0; 3 * side * side]).ok_or(LoadError::OtherModel(name))?;
        let right = found.iter().zip(outputs).all(|(values, &(_, count))| values.len() == count);
        if right { Ok(net) } else { Err(LoadError::OtherModel(name)) }
    }

    /// Runs on three planes of `side` × `side` values. `None` only for inputs of another length.
    pub(crate) fn run(&self, planes: Vec<f32>) -> Option<Vec<Vec<f32>>> {
        let input = NdTensor::try_from_data([1, 3, self.side, self.side], planes).ok()?;
        let mut options = RunOptions::default();
        options.thread_pool = Some(Arc::clone(&self.threads));
        let values = self.model.run(vec![(self.input, input.into())], &self.outputs, Some(options)).ok()?;
        values.into_iter().map(|value| value.into_tensor::<f32>().map(|tensor| tensor.to_vec())).collect()
    }
}

/// Colours as three planes, scaled to `low`..`low + 255 × by`.
pub(crate) fn planes(colours: &[[f32; 3]], by: f32, low: f32) -> Vec<f32> {
    (0..3).flat_map(|channel| colours.iter().map(move |colour| colour[channel] * by + low)).collect()
}
