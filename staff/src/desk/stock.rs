//! Blank cards and the card maker's files, for clerks and administrators.
//!
//! **Invariant:** one thing is done at a time, and what is shown afterwards is what the server says then. Why nothing was done stays until the
//! next press.

use domain::{
    outlet::OutletId,
    region::CardMaker,
    wire::staff::{AnswerReport, MakerView, OutletStockView, StockList, StockOrder},
};

use super::{Call, Effect, Failure, Lane, Reply, Tickets};

/// Something that happened on the page of blank cards.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum StockPress {
    /// The page was gone to.
    Came,
    /// An outlet was chosen.
    Chosen(OutletId),
    /// Something is to be done with its blank cards.
    Ordered(StockOrder),
    /// The shell holds a delivery's list.
    ListHeld,
    /// The orders that wait are to go out.
    BatchAsked,
    /// The shell holds an answer of the card maker.
    AnswerHeld,
}

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StockDone {
    /// Blank cards came in.
    Delivered,
    /// They went back.
    Returned,
    /// One is void.
    Spoiled,
    /// A batch was closed.
    BatchClosed,
    /// An answer was taken in.
    AnswerTaken,
}

/// The page of blank cards.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct StockDesk {
    /// The outlets, once loaded.
    pub(crate) list: Option<StockList>,
    /// The outlet that was chosen.
    pub(crate) outlet: Option<OutletId>,
    /// What lies there, once loaded.
    pub(crate) view: Option<Box<OutletStockView>>,
    /// The card maker's files, where the region has them.
    pub(crate) maker: Option<MakerView>,
    /// What became of the lines of the last answer.
    pub(crate) report: Option<Box<AnswerReport>>,
    /// Waiting for the answer to a press.
    pub(crate) busy: bool,
    /// What the last press did.
    pub(crate) done: Option<StockDone>,
    /// Why the last press did nothing.
    pub(crate) trouble: Option<Failure>,
    doing: Option<(Lane, StockDone)>,
}

impl StockDesk {
    pub(super) fn update(&mut self, event: StockPress, tickets: &mut Tickets) -> Vec<Effect> {
        if self.busy {
            return vec![];
        }
        let (doing, lane, call) = match event {
            StockPress::Came => return vec![tickets.call(Lane::Stock, Call::ListStock)],
            StockPress::Chosen(outlet) => {
                (self.outlet, self.view, self.done, self.trouble) = (Some(outlet.clone()), None, None, None);
                return vec![tickets.call(Lane::Stock, Call::ShowStock(outlet))];
            }
            StockPress::Ordered(order) => match self.outlet.clone() {
                Some(outlet) => (done_by(&order), Lane::Stock, Call::MoveStock(outlet, order)),
                None => return vec![],
            },
            StockPress::ListHeld => match self.outlet.clone() {
                Some(outlet) => (StockDone::Delivered, Lane::Stock, Call::SendDelivery(outlet)),
                None => return vec![],
            },
            StockPress::BatchAsked => (StockDone::BatchClosed, Lane::Maker, Call::CloseBatch),
            StockPress::AnswerHeld => (StockDone::AnswerTaken, Lane::Maker, Call::SendAnswer),
        };
        (self.busy, self.doing) = (true, Some((lane, doing)));
        (self.done, self.trouble, self.report) = (None, None, None);
        vec![tickets.call(lane, call)]
    }

    pub(super) fn replied(
        &mut self,
        lane: Lane,
        answer: Result<Reply, Failure>,
        tickets: &mut Tickets,
    ) -> Vec<Effect> {
        // A look that is answered meanwhile does not end what was pressed.
        let doing = self.doing.take_if(|(of, _)| *of == lane).map(|(_, doing)| doing);
        self.busy = self.doing.is_some();
        match answer {
            Ok(Reply::Stock(list)) => return self.listed(*list, tickets),
            Ok(Reply::OutletStock(view)) => {
                self.count(&view);
                (self.view, self.done) = (Some(view), doing.or(self.done));
            }
            Ok(Reply::Maker(maker)) => {
                let newest = |maker: &MakerView| maker.batches.first().map(|batch| batch.number);
                // Where every order was left out, no batch was closed.
                let same =
                    !maker.left_out.is_empty() && self.maker.as_ref().map(newest) == Some(newest(&maker));
                self.done = if same { None } else { doing.or(self.done) };
                self.maker = Some(*maker);
            }
            Ok(Reply::Answer(report)) => {
                (self.maker, self.done) = (Some(report.maker.clone()), doing);
                self.report = Some(report);
            }
            Ok(_) => self.trouble = Some(Failure::Garbled),
            Err(failure) => self.trouble = Some(failure),
        }
        vec![]
    }

    /// The outlets; what lies at the chosen one, or the first, is asked next.
    fn listed(&mut self, list: StockList, tickets: &mut Tickets) -> Vec<Effect> {
        let first = list.outlets.first().map(|count| count.outlet.clone());
        self.outlet = self.outlet.take().or(first);
        let shown = self.outlet.clone().map(|outlet| tickets.call(Lane::Stock, Call::ShowStock(outlet)));
        let files = list.card_maker == CardMaker::Files;
        let maker = files.then(|| tickets.call(Lane::Maker, Call::ShowMaker));
        self.list = Some(list);
        shown.into_iter().chain(maker).collect()
    }

    /// The line of the list says what is shown below it.
    fn count(&mut self, view: &OutletStockView) {
        let lines = self.list.iter_mut().flat_map(|list| &mut list.outlets);
        lines.filter(|count| count.outlet == view.count.outlet).for_each(|count| *count = view.count.clone());
    }
}

const fn done_by(order: &StockOrder) -> StockDone {
    match order {
        StockOrder::Deliver(_) => StockDone::Delivered,
        StockOrder::Return(_) => StockDone::Returned,
        StockOrder::Spoil { .. } => StockDone::Spoiled,
    }
}
