/**
 * From codings on a paragraph to what is drawn: pieces of text with the lines under them, and stripes beside.
 *
 * A span is a coding inside one paragraph: `{start, end, area, own, verb, hair, current}`, positions in UTF-16.
 * One sweep over the borders cuts the text where anything changes; pieces that look the same are joined again.
 */

/** Give each interval the lowest lane in which it touches no other; returns the lanes in the order given. */
export function lanes(intervals) {
  const order = intervals.map((_, index) => index);
  order.sort((a, b) => intervals[a].start - intervals[b].start || intervals[b].end - intervals[a].end || a - b);
  const freeFrom = [];
  const lane = new Array(intervals.length);
  for (const index of order) {
    const { start, end } = intervals[index];
    let chosen = freeFrom.findIndex((free) => free <= start);
    if (chosen < 0) chosen = freeFrom.length;
    freeFrom[chosen] = end;
    lane[index] = chosen;
  }
  return lane;
}

/** Join spans of the same area that touch, so that one line runs on under all of them. */
export function runsOfAreas(spans) {
  const runs = [];
  const last = new Map();
  const coloured = spans.filter((span) => span.area).sort((a, b) => a.start - b.start);
  for (const { area, start, end } of coloured) {
    const run = last.get(area);
    if (run && start <= run.end) {
      run.end = Math.max(run.end, end);
    } else {
      const fresh = { area, start, end };
      last.set(area, fresh);
      runs.push(fresh);
    }
  }
  lanes(runs).forEach((lane, index) => {
    runs[index].lane = lane;
  });
  return runs;
}

/**
 * Sweep over the borders of spans. Yields every stretch on which the set of spans is the same, the empty ones
 * left out: `{start, end, active}`, where `active` is a Set that is only good until the next step.
 */
export function* sweep(spans) {
  const borders = [];
  for (const span of spans) {
    if (span.end <= span.start) continue;
    borders.push({ at: span.start, span, opens: true }, { at: span.end, span, opens: false });
  }
  borders.sort((a, b) => a.at - b.at);
  const active = new Set();
  let from = 0;
  for (const { at, span, opens } of borders) {
    if (at > from && active.size) yield { start: from, end: at, active };
    from = at;
    if (opens) active.add(span);
    else active.delete(span);
  }
}

/**
 * Cut a paragraph of `length` units into pieces that look the same throughout, plain text included:
 * `{start, end, lines: [{area, lane, own}], verb, hair, current}`, in the order of the text.
 */
export function pieces(spans, length) {
  const runs = runsOfAreas(spans);
  const result = [];
  let drawnTo = 0;
  for (const { start, end, active } of sweep(spans)) {
    if (start > drawnTo) result.push(plain(drawnTo, start));
    append(result, looks(start, end, active, runs));
    drawnTo = end;
  }
  if (drawnTo < length) result.push(plain(drawnTo, length));
  return result;
}

function plain(start, end) {
  return { start, end, lines: [], verb: false, hair: false, current: false };
}

function looks(start, end, active, runs) {
  const piece = plain(start, end);
  const areas = new Map();
  for (const span of active) {
    if (span.area) areas.set(span.area, Boolean(areas.get(span.area) || span.own));
    piece.verb ||= Boolean(span.verb);
    piece.hair ||= Boolean(span.hair);
    piece.current ||= Boolean(span.current);
  }
  for (const [area, own] of areas) {
    const { lane } = runs.find((run) => run.area === area && run.start <= start && run.end >= end);
    piece.lines.push({ area, lane, own });
  }
  piece.lines.sort((a, b) => a.lane - b.lane);
  return piece;
}

function append(result, piece) {
  const last = result.at(-1);
  if (last && last.end === piece.start && sameLook(last, piece)) last.end = piece.end;
  else result.push(piece);
}

function sameLook(one, other) {
  return (
    one.verb === other.verb &&
    one.hair === other.hair &&
    one.current === other.current &&
    one.lines.length === other.lines.length &&
    one.lines.every((line, index) => {
      const twin = other.lines[index];
      return line.area === twin.area && line.lane === twin.lane && line.own === twin.own;
    })
  );
}
