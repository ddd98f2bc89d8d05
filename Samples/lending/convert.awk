# Turns a process log in CSV into an activity log:
#   awk -f Samples/lending/convert.awk lending-1000.csv >lending.ndjson
#
# Columns: case_id, credit_score, activity, resource, timestamp, without quotes and commas inside.
# A case becomes a deal, an activity a kind of kinds.yaml, the number of the row `seq`: rows with equal timestamps keep
# their order. A row of an activity that the list below does not have ends the conversion.

BEGIN {
  FS = ","
  kind["Request Appointment"] = "appointment.requested"
  kind["Set Appointment"] = "appointment.set"
  kind["Appointment Denied"] = "appointment.denied"
  kind["Hand In Credit Appliaction"] = "application.received"
  kind["Application Rejected"] = "application.rejected"
  kind["Verify Borrowers Information"] = "borrower.verified"
  kind["Make Visit to Assess Colatteral"] = "collateral.visited"
  kind["Request Co-Signer On Loan"] = "cosigner.requested"
  kind["Submit File to Underwriter"] = "file.submitted"
  kind["skipped_examination"] = "examination.skipped"
  kind["Sign Loan Agreement"] = "agreement.signed"
  kind["Loan Denied"] = "loan.denied"
}

{ sub(/\r$/, "") }

NR == 1 {
  if ($0 != "case_id,credit_score,activity,resource,timestamp") {
    print "convert.awk: these are not the columns that it knows: " $0 >"/dev/stderr"
    exit 1
  }
  next
}

!($3 in kind) {
  print "convert.awk: line " NR ": no kind for the activity '" $3 "'" >"/dev/stderr"
  exit 1
}

{
  row = NR - 1
  printf "{\"id\":\"r%06d\",\"at\":\"%s\",\"seq\":%d,\"kind\":\"%s\",\"deal\":\"%s\",", row, $5, row, kind[$3], $1
  printf "\"data\":{\"credit_score\":%d,\"resource\":\"%s\"}}\n", $2, $4
}
