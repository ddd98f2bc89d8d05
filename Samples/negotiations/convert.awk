# Turns the dialogues of a negotiation corpus (one JSON object a line) into an activity log:
#   awk -f Samples/negotiations/convert.awk events.jsonl >negotiations.ndjson
#
# A dialogue becomes a deal, an utterance, offer or answer an activity. The corpus has an order and no times: the clock is
# made up here, one minute for each event from nine o'clock on 1 June 2020. `by` says who acts, `other` who listens; the
# first of the two parties stands as our side (`rep`), the second as the customer. Labels and texts are copied as they are.

# The value of a key as it is written, up to the given end.
function raw(key, close,    start, rest) {
  start = index($0, "\"" key "\": ")
  if (!start) return ""
  rest = substr($0, start + length(key) + 4)
  return substr(rest, 1, index(rest, close) - 1 + length(close))
}

function number(key,    text) {
  text = raw(key, ",")
  return substr(text, 1, length(text) - 1)
}

function quoted(key,    text) {
  text = substr(raw(key, "\", "), 2)
  if (text == "") text = substr(raw(key, "\"}"), 2)
  return substr(text, 1, index(text, "\"") - 1)
}

# How many packages of a kind the one who offers keeps: the first of the two sides that an offer names.
function keeps(package,    start, rest) {
  start = index($0, "\"i_get\": {")
  rest = substr($0, start)
  match(rest, "\"" package "\": [0-9]+")
  return substr(rest, RSTART + length(package) + 4, RLENGTH - length(package) - 4)
}

BEGIN {
  kind["utterance"] = "message.sent"
  kind["submit_deal"] = "offer.made"
  kind["accept_deal"] = "offer.accepted"
  kind["reject_deal"] = "offer.rejected"
  kind["walk_away"] = "talk.left"
}

{
  act = quoted("kind")
  if (!(act in kind)) {
    print "convert.awk: line " NR ": no kind for '" act "'" >"/dev/stderr"
    exit 1
  }
  dialogue = number("dialogue_id")
  seq = number("seq")
  by = quoted("actor")
  other = by == "agent_1" ? "agent_2" : "agent_1"
  printf "{\"id\":\"n%06d\",\"at\":\"2020-06-01T%02d:%02d:00Z\",", NR, 9 + int(seq / 60), seq % 60
  printf "\"kind\":\"%s\",\"deal\":\"%s\",\"actor\":\"%s\",", kind[act], dialogue, by == "agent_1" ? "rep" : "customer"
  printf "\"data\":{\"by\":\"%s\",\"other\":\"%s\"", by, other
  if (act == "utterance") printf ",\"labels\":%s", raw("labels", "]")
  if (act == "submit_deal") printf ",\"food\":%d,\"water\":%d,\"firewood\":%d", keeps("Food"), keeps("Water"), keeps("Firewood")
  printf "}"
  if (act == "utterance") printf ",\"text\":%s", substr($0, index($0, "\"text\": ") + 8, length($0) - index($0, "\"text\": ") - 8)
  print "}"
}
