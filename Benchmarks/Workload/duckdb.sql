-- The twelve rules of the workload. Variables: log (path), as_of (seconds). What is left is the table findings.
-- Ids are numbers and the order of the log is n, so that joins and windows compare integers.

CREATE TEMP TABLE activity AS
SELECT n, t, kind, deal, rep, contacts, data FROM (
  SELECT substr(id, 2)::INTEGER AS n, epoch("at")::BIGINT AS t, kind, substr(deal, 2)::INTEGER AS deal,
    substr(rep, 2)::INTEGER AS rep, contacts, data
  FROM read_json(getvariable('log'), format = 'newline_delimited', columns = {
    id: 'VARCHAR', "at": 'TIMESTAMP', kind: 'VARCHAR', deal: 'VARCHAR', rep: 'VARCHAR', contacts: 'VARCHAR[]',
    data: 'STRUCT(amount BIGINT, reason VARCHAR, topic VARCHAR, "from" VARCHAR, "to" VARCHAR, talk_ratio DOUBLE,
      manager_present BOOLEAN, department VARCHAR)'}))
WHERE t <= getvariable('as_of');

CREATE TEMP TABLE closing AS
SELECT deal, n, t FROM activity WHERE kind IN ('deal.won', 'deal.lost');

CREATE TEMP TABLE proposal AS
SELECT deal, n, t FROM activity WHERE kind = 'proposal.sent';

CREATE TEMP TABLE finding (rule VARCHAR, subject VARCHAR, t BIGINT);
CREATE TEMP MACRO deal_id(number) AS printf('D%06d', number);
CREATE TEMP MACRO rep_id(number) AS printf('R%04d', number);

-- R1: no issue confirmed before the proposal
INSERT INTO finding
SELECT 'R1', deal_id(p.deal), p.t
FROM proposal p
LEFT JOIN (SELECT deal, min(n) AS first FROM activity WHERE kind = 'issue.confirmed' GROUP BY deal) c USING (deal)
WHERE c.first IS NULL OR c.first > p.n;

-- R2: fewer than two people met in the 45 days before
INSERT INTO finding
SELECT 'R2', deal_id(any_value(p.deal)), any_value(p.t)
FROM proposal p
LEFT JOIN (
  SELECT deal, n, t, unnest(contacts) AS contact
  FROM activity WHERE kind IN ('call.held', 'meeting.held', 'demo.held')
) m ON m.deal = p.deal AND m.n < p.n AND m.t >= p.t - 45 * 86400
GROUP BY p.n HAVING count(DISTINCT m.contact) < 2;

-- R3: no answer within two days. Answers and closes cut a deal into stretches; within one, each mail that comes more
-- than two days after the mail that began a wait begins another.
CREATE TEMP TABLE mail AS
WITH marked AS (
  SELECT a.deal, a.n, a.t, a.kind = 'email.received' AS is_mail, coalesce(a.n < c.n, true) AS is_open,
    sum(CASE WHEN a.kind <> 'email.received' THEN 1 ELSE 0 END) OVER later AS stretch,
    min(CASE WHEN a.kind <> 'email.received' THEN a.t END) OVER later AS answered
  FROM activity a LEFT JOIN closing c USING (deal)
  WHERE a.kind IN ('email.received', 'email.sent', 'call.held', 'meeting.held', 'deal.won', 'deal.lost')
  WINDOW later AS (PARTITION BY a.deal ORDER BY a.n DESC)
)
SELECT deal, stretch, t, answered FROM marked WHERE is_mail AND is_open;

INSERT INTO finding
WITH RECURSIVE wait AS (
  SELECT deal, stretch, min(t) AS t, any_value(answered) AS answered FROM mail GROUP BY deal, stretch
  UNION ALL
  SELECT m.deal, m.stretch, min(m.t), any_value(m.answered)
  FROM wait w JOIN mail m ON m.deal = w.deal AND m.stretch = w.stretch AND m.t > w.t + 2 * 86400
  GROUP BY m.deal, m.stretch
)
SELECT 'R3', deal_id(deal), t + 2 * 86400
FROM wait
WHERE (answered IS NULL OR answered > t + 2 * 86400) AND t + 2 * 86400 <= getvariable('as_of');

-- R4: open and silent for 14 days
INSERT INTO finding
SELECT 'R4', deal_id(a.deal), a.t + 14 * 86400
FROM (SELECT deal, n, t, lead(t) OVER (PARTITION BY deal ORDER BY n) AS next FROM activity) a
LEFT JOIN closing c USING (deal)
WHERE (c.n IS NULL OR a.n < c.n) AND (a.next IS NULL OR a.next > a.t + 14 * 86400)
  AND a.t + 14 * 86400 <= getvariable('as_of');

-- R5: open and in one stage for 30 days
INSERT INTO finding
SELECT 'R5', deal_id(a.deal), a.t + 30 * 86400
FROM (
  SELECT deal, n, t, kind, lead(t) OVER (PARTITION BY deal ORDER BY n) AS next
  FROM activity WHERE kind IN ('deal.opened', 'deal.stage_changed', 'deal.won', 'deal.lost')
) a
LEFT JOIN closing c USING (deal)
WHERE a.kind IN ('deal.opened', 'deal.stage_changed') AND (c.n IS NULL OR a.n < c.n)
  AND (a.next IS NULL OR a.next > a.t + 30 * 86400) AND a.t + 30 * 86400 <= getvariable('as_of');

-- R6: a discount within seven days of a price objection, and no issue confirmed in between
INSERT INTO finding
SELECT 'R6', deal_id(deal), t
FROM (
  SELECT deal, t, kind, max(CASE WHEN kind = 'objection.raised' THEN n END) OVER so_far AS objection,
    max(CASE WHEN kind = 'objection.raised' THEN t END) OVER so_far AS objected,
    max(CASE WHEN kind = 'issue.confirmed' THEN n END) OVER so_far AS confirmation
  FROM activity
  WHERE kind IN ('discount.offered', 'issue.confirmed') OR (kind = 'objection.raised' AND data.topic = 'price')
  WINDOW so_far AS (PARTITION BY deal ORDER BY n)
)
WHERE kind = 'discount.offered' AND t - objected <= 7 * 86400 AND (confirmation IS NULL OR confirmation < objection);

-- R7: the third push within 60 days, and then not for 60 days
INSERT INTO finding
WITH RECURSIVE third AS (
  SELECT deal, t FROM (
    SELECT deal, t, lag(t, 2) OVER (PARTITION BY deal ORDER BY n) AS first
    FROM activity WHERE kind = 'deal.close_date_changed' AND data."to" > data."from"
  ) WHERE first >= t - 60 * 86400
), fired AS (
  SELECT deal, min(t) AS t FROM third GROUP BY deal
  UNION ALL
  SELECT n.deal, min(n.t) FROM fired f JOIN third n ON n.deal = f.deal AND n.t >= f.t + 60 * 86400 GROUP BY n.deal
)
SELECT 'R7', deal_id(deal), t FROM fired;

-- R8: the mean of the latest five talk ratios rises above 0.65
INSERT INTO finding
WITH share AS (
  SELECT deal, n, t, sum(round(data.talk_ratio * 100)::INTEGER) OVER latest > 325 AS above,
    row_number() OVER (PARTITION BY deal ORDER BY n) AS place
  FROM activity WHERE kind = 'call.held'
  WINDOW latest AS (PARTITION BY deal ORDER BY n ROWS 4 PRECEDING)
)
SELECT 'R8', deal_id(deal), t
FROM (SELECT deal, t, above, lag(above) OVER (PARTITION BY deal ORDER BY n) AS was FROM share WHERE place >= 5)
WHERE above AND NOT coalesce(was, false);

-- R9: a large deal with fewer than two departments in it
INSERT INTO finding
WITH worth AS (
  SELECT deal, n, t, kind,
    last_value(CASE WHEN kind <> 'proposal.sent' THEN data.amount END IGNORE NULLS) OVER (PARTITION BY deal ORDER BY n)
      AS amount
  FROM activity WHERE kind IN ('proposal.sent', 'deal.opened', 'deal.amount_changed')
), department AS (
  SELECT deal, min(n) AS n FROM activity WHERE kind = 'colleague.joined' GROUP BY deal, data.department
)
SELECT 'R9', deal_id(any_value(w.deal)), any_value(w.t)
FROM worth w LEFT JOIN department d ON d.deal = w.deal AND d.n < w.n
WHERE w.kind = 'proposal.sent' AND w.amount >= 100000
GROUP BY w.n HAVING count(d.n) < 2;

-- R10: as R7, over a rep's losses on price
INSERT INTO finding
WITH RECURSIVE third AS (
  SELECT rep, t FROM (
    SELECT rep, t, lag(t, 2) OVER (PARTITION BY rep ORDER BY n) AS first
    FROM activity WHERE kind = 'deal.lost' AND data.reason = 'price'
  ) WHERE first >= t - 30 * 86400
), fired AS (
  SELECT rep, min(t) AS t FROM third GROUP BY rep
  UNION ALL
  SELECT n.rep, min(n.t) FROM fired f JOIN third n ON n.rep = f.rep AND n.t >= f.t + 30 * 86400 GROUP BY n.rep
)
SELECT 'R10', rep_id(rep), t FROM fired;

-- R11: a stay begins with the rep's first activity, which opens a deal, and with each meeting together with the
-- manager; how many deals are open changes only where one is opened or closed
INSERT INTO finding
WITH counted AS (
  SELECT rep, n, t,
    sum(CASE WHEN kind = 'deal.opened' THEN 1 WHEN kind IN ('deal.won', 'deal.lost') THEN -1 ELSE 0 END)
      OVER so_far AS open_deals,
    sum(CASE WHEN kind = 'meeting.held' AND data.manager_present THEN 1 ELSE 0 END) OVER so_far AS stay
  FROM activity
  WHERE kind IN ('deal.opened', 'deal.won', 'deal.lost') OR (kind = 'meeting.held' AND data.manager_present)
  WINDOW so_far AS (PARTITION BY rep ORDER BY n ROWS UNBOUNDED PRECEDING)
), numbered AS (
  SELECT rep, n, t, open_deals, stay - min(stay) OVER (PARTITION BY rep) AS stay FROM counted
), instant AS (
  SELECT rep, stay, t, arg_max(open_deals, n) AS open_deals FROM numbered GROUP BY rep, stay, t
), begun AS (
  SELECT rep, stay, min(t) AS t, lead(min(t)) OVER (PARTITION BY rep ORDER BY stay) AS next
  FROM instant GROUP BY rep, stay
), judged AS (
  SELECT b.rep, b.stay, any_value(b.t) + 90 * 86400 AS deadline,
    arg_max(i.open_deals, i.t) FILTER (i.t <= b.t + 90 * 86400) AS open_then,
    min(i.t) FILTER (i.t > b.t + 90 * 86400 AND i.open_deals > 0) AS open_later
  FROM begun b JOIN instant i USING (rep, stay)
  WHERE b.next IS NULL OR b.next > b.t + 90 * 86400
  GROUP BY b.rep, b.stay
)
SELECT 'R11', rep_id(rep), CASE WHEN open_then > 0 THEN deadline ELSE open_later END
FROM judged
WHERE CASE WHEN open_then > 0 THEN deadline ELSE open_later END <= getvariable('as_of');

-- R12: a win over an issue that was raised and not resolved since
INSERT INTO finding
SELECT DISTINCT 'R12', deal_id(w.deal), w.t
FROM (SELECT deal, n, t FROM activity WHERE kind = 'deal.won') w
JOIN (
  SELECT a.deal, max(CASE WHEN a.kind = 'issue.raised' THEN a.n END) AS raised,
    max(CASE WHEN a.kind = 'issue.resolved' THEN a.n END) AS resolved
  FROM activity a JOIN closing c ON c.deal = a.deal AND a.n < c.n
  WHERE a.kind IN ('issue.raised', 'issue.resolved')
  GROUP BY a.deal, a.data.topic
) i ON i.deal = w.deal
WHERE i.raised IS NOT NULL AND (i.resolved IS NULL OR i.resolved < i.raised);
