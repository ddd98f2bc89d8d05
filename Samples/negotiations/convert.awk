# Turns the dialogues of a negotiation corpus (one JSON object a line) into an activity log:
#   awk -f Samples/negotiations/convert.awk events.jsonl >negotiations.ndjson
#
# A dialogue becomes a deal, an utterance, offer or answer an activity. The corpus has an order and no times: the clock is
# made up here, one minute for each event from nine o'clock on 1 June 2020. `by` says who acts, `other` who listens; the
# first of the two parties stands as our side (`rep`), the second as the customer. Labels and texts are copied as they are.

# What follows a key, to the end of the line; empty where the line has no such key.
function after(key,    start) {
  start = index($0, "\"" key "\": ")
  return start ? substr($0, start + length(key) + 4) : ""
}

# The text of a key whose values hold no escapes.
function quoted(key,    rest) {
  rest = substr(after(key), 2)
  return substr(rest, 1, index(rest, "\"") - 1)
}

# How many packages of a kind the one who offers keeps: the first of the two sides that an offer names.
function keeps(goods,    rest) {
  rest = after("i_get")
  match(rest, "\"" goods "\": [0-9]+")
  return substr(rest, RSTART + length(goods) + 4, RLENGTH - length(goods) - 4)
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
  dialogue = after("dialogue_id") + 0
  seq = after("seq") + 0
  by = quoted("actor")
  other = by == "agent_1" ? "agent_2" : "agent_1"
  printf "{\"id\":\"n%06d\",\"at\":\"2020-06-01T%02d:%02d:00Z\",", NR, 9 + int(seq / 60), seq % 60
  printf "\"kind\":\"%s\",\"deal\":\"%s\",\"actor\":\"%s\",", kind[act], dialogue, by == "agent_1" ? "rep" : "customer"
  printf "\"data\":{\"by\":\"%s\",\"other\":\"%s\"", by, other
  if (act == "utterance") printf ",\"labels\":%s", substr(after("labels"), 1, index(after("labels"), "]"))
  if (act == "submit_deal") printf ",\"food\":%d,\"water\":%d,\"firewood\":%d", keeps("Food"), keeps("Water"), keeps("Firewood")
  printf "}"
  if (act == "utterance") printf ",\"text\":%s", substr(after("text"), 1, length(after("text")) - 1)
  print "}"
}
