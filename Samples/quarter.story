# A quarter of a team that sells vibration sensors and the monitoring service behind them. Written for Touchline; nobody
# in it exists. A block is a deal; `opened`, `stage`, `close` and `amount` remember what was before.
# A line: month-day hour:minute, kind, key=value ..., and a text after " : ".

# ---- A deal as it should be: the packs have nothing to say ---------------------------------------------------------
deal D01 account=A01 rep=R01 name="Filling line watch" amount=120000 close=03-20 actor=rep
01-07 09:10 opened stage=discovery
01-07 09:40 task.planned task=D01-1 side=us due=2026-01-14T12:00:00Z promised=true what="send reading on bearing wear"
01-09 10:00 call.held contacts=petra.holm direction=out minutes=34 talk_ratio=0.38 purpose=discovery topics=standstill,cleaning roles=user level=manager : Petra runs line 4. Two unplanned stops since October, each costs a night of milk.
01-09 10:40 contact.joined contacts=petra.holm role=user level=manager department=production
01-09 10:45 issue.raised contacts=petra.holm topic=standstill aim=avoid stated=true : "I want to sleep on Sundays."
01-12 15:00 email.sent contacts=petra.holm thread=D01-a purpose=summary topics=standstill : Summary of what we heard, and two questions.
01-13 08:30 email.received contacts=petra.holm thread=D01-a topics=standstill sentiment=positive : That is it. Add that cleaning must stay at 40 minutes.
01-13 09:50 email.sent contacts=petra.holm thread=D01-a topics=standstill
01-13 14:00 task.done task=D01-1 side=us
01-14 11:00 task.planned task=D01-2 side=customer due=2026-01-23T12:00:00Z promised=true what="list of stops since October"
01-16 13:00 meeting.held contacts=petra.holm,olaf.brandt minutes=70 purpose=discovery talk_ratio=0.41 topics=standstill,budget roles=user,economic level=director functions=operations,finance manager_present=true outcome=reached : Olaf decides up to 150 thousand. He counts lost litres, not hours.
01-16 14:30 contact.joined contacts=olaf.brandt role=economic level=director department=operations
01-16 14:35 issue.confirmed contacts=petra.holm topic=standstill aim=avoid words="no more nights lost to a bearing"
01-16 14:40 issue.raised contacts=olaf.brandt topic="lost litres" aim=fix stated=true
01-16 14:42 issue.confirmed contacts=olaf.brandt topic="lost litres" aim=fix words="show me the litres"
01-16 14:45 knowledge.gained about=buying_process contacts=olaf.brandt what="pilot on one line, then the plant decides"
01-16 14:46 knowledge.gained about=budget contacts=olaf.brandt what="maintenance budget, this year"
01-16 14:47 knowledge.gained about=timing contacts=olaf.brandt what="before the Easter peak"
01-16 14:48 knowledge.gained about=financial contacts=olaf.brandt what="litres per standstill"
01-19 08:40 email.sent contacts=olaf.brandt,petra.holm thread=D01-a purpose=summary topics=standstill,budget
01-19 09:00 knowledge.gained about=strategic contacts=olaf.brandt what="second plant next year"
01-19 09:05 knowledge.gained about=competitive contacts=olaf.brandt what="private labels press the price of a litre"
01-19 10:00 plan.updated scope=deal : Plan of the deal with Ruth.
01-19 10:05 colleague.joined department=service colleague="Service north"
01-19 10:06 colleague.joined department=product colleague="Sensor team"
01-19 10:07 colleague.joined department=finance colleague="Controlling north"
01-19 10:30 stage evaluation
01-19 11:00 contact.joined contacts=petra.holm role=coach level=manager department=production
01-20 10:00 task.planned task=D01-3 side=us due=2026-02-13T12:00:00Z what="pilot on line 4"
01-22 09:00 insight.shared contacts=petra.holm form=reference topics=standstill,cleaning,budget what="how a creamery of the same size decided"
01-22 16:00 task.done task=D01-2 side=customer
01-22 16:05 issue.raised contacts=petra.holm topic=cleaning aim=avoid stated=false : Asked about cleaning chemicals near the sensors; nobody had thought of it.
01-23 10:00 demo.held contacts=petra.holm,jonas.weil minutes=55 talk_ratio=0.44 topics=standstill,cleaning roles=user,technical,coach functions=operations,maintenance level=manager
01-23 11:10 contact.joined contacts=jonas.weil role=technical level=staff department=maintenance
01-23 11:15 issue.raised contacts=jonas.weil topic=cabling aim=avoid stated=true
01-27 09:00 fit.assessed fit=good reason="wash-down version fits line 4"
01-27 16:00 plan.updated scope=shared confirmed=true : Pilot until 12 February, decision before the Easter peak.
01-28 15:00 issue.resolved topic=cleaning
02-03 09:00 meeting.planned meeting=D01-m2 starts=2026-02-12T09:00:00Z ends=2026-02-12T10:30:00Z purpose=review level=director big=true channel=visit
02-05 11:00 knowledge.gained about=context contacts=olaf.brandt what="one fitter per shift, no night crew"
02-05 11:10 knowledge.gained about=agenda contacts=olaf.brandt what="a tenth less waste in two years, said at the annual meeting"
02-06 09:00 issue.resolved topic=cabling
02-09 10:00 meeting.prepared meeting=D01-m2 objective="Olaf names the measure" working="pilot caught one bearing" not_working="reports too long" next="measure and target"
02-12 09:00 meeting.held meeting=D01-m2 contacts=olaf.brandt,petra.holm minutes=80 purpose=review talk_ratio=0.40 topics=value,standstill roles=economic,user,coach level=director outcome=reached : Pilot found a bearing nine days before it would have failed.
02-12 11:00 value.agreed contacts=olaf.brandt measure="litres lost to standstill" target="minus 60 % by September" amount=210000
02-12 11:05 difference.confirmed contacts=olaf.brandt what="you count litres, the others count sensors"
02-12 11:10 knowledge.gained about=personal_win contacts=olaf.brandt what="a number for the annual meeting"
02-12 11:11 knowledge.gained about=personal_win contacts=petra.holm what="Sundays"
02-12 11:12 knowledge.gained about=personal_win contacts=jonas.weil what="no ladder at night"
02-12 15:00 task.done task=D01-3 side=us
02-13 09:00 task.planned task=D01-4 side=customer due=2026-02-27T12:00:00Z promised=true what="legal reads our terms"
02-13 08:30 email.sent contacts=olaf.brandt,petra.holm thread=D01-a purpose=summary topics=value,standstill
02-13 10:30 knowledge.gained about=customer_win contacts=olaf.brandt what="sixty percent fewer lost litres by September"
02-13 10:31 knowledge.gained about=our_win what="a line in food to show, and the second plant"
02-13 11:00 value.shown contacts=olaf.brandt lines="lost litres",overtime amount=210000
02-16 10:00 stage proposal
02-16 11:00 proposal.sent contacts=olaf.brandt amount=118000 revision=1 customised=true topics="lost litres",standstill
02-18 09:20 email.received contacts=olaf.brandt thread=D01-b topics=price sentiment=neutral : Fair. Can the sensors be paid over two years?
02-18 09:25 objection.raised contacts=olaf.brandt topic=price
02-18 10:30 call.held contacts=olaf.brandt minutes=14 talk_ratio=0.35 purpose=negotiation topics=price : Compared with what? With the maintenance budget of one year.
02-18 11:00 email.sent contacts=olaf.brandt thread=D01-b topics=price : Yes, and what that means for you.
02-18 11:05 objection.answered contacts=olaf.brandt topic=price candid=true
02-20 10:00 stage negotiation
02-24 14:00 call.held contacts=olaf.brandt minutes=20 talk_ratio=0.45 purpose=negotiation topics=terms
02-25 16:00 email.received contacts=petra.holm thread=D01-c topics=terms roles=user,coach sentiment=positive : Legal has read it. No surprises.
02-26 08:50 email.sent contacts=petra.holm thread=D01-c topics=terms
02-26 10:00 task.done task=D01-4 side=customer
02-26 10:30 task.planned task=D01-5 side=both due=2026-03-06T12:00:00Z promised=true what="sign"
03-02 10:00 stage verbal
03-03 15:00 profit.reviewed ours=true theirs=true
03-04 09:00 stage contract
03-04 10:00 issue.resolved topic=standstill
03-04 10:01 issue.resolved topic="lost litres"
03-05 15:00 deal.won amount=118000 words="you measured what we lose, not what you sell"
03-06 09:00 task.done task=D01-5 side=both
03-10 10:00 meeting.held contacts=petra.holm,jonas.weil minutes=60 purpose=handover departments=service topics=standstill colleagues="Service north"
03-24 09:00 call.held contacts=petra.holm minutes=15 purpose=service talk_ratio=0.30 topics=standstill

# ---- Proposed before anybody asked -----------------------------------------------------------------------------------
deal D02 account=A02 rep=R02 name="Crane monitoring" amount=180000 close=04-17 actor=rep
01-20 09:00 opened stage=discovery
01-21 10:00 call.held contacts=marek.doll direction=out minutes=22 talk_ratio=0.62 purpose=introduction topics=product
01-21 10:30 contact.joined contacts=marek.doll role=user level=manager department=maintenance
01-27 09:00 demo.held contacts=marek.doll minutes=45 talk_ratio=0.71 topics=product : Showed the crane package on our test rig.
02-04 15:00 email.sent contacts=marek.doll thread=D02-a topics=product : Documents on gearboxes.
02-10 11:00 email.received contacts=marek.doll thread=D02-a topics=price : What would it cost for six cranes?
02-10 15:30 email.sent contacts=marek.doll thread=D02-a topics=price : You will have an offer this month.
02-12 10:00 task.planned task=D02-1 side=us due=2026-02-27T17:00:00Z promised=true what="offer for six cranes"
02-24 09:00 stage evaluation
02-26 16:00 stage proposal
03-03 10:00 proposal.sent contacts=marek.doll amount=180000 revision=1 customised=false topics=product
03-03 10:05 task.done task=D02-1 side=us
03-10 09:00 call.held contacts=marek.doll minutes=18 talk_ratio=0.66 topics=price : He has passed it on. To whom, he did not say.
03-17 14:00 email.received contacts=marek.doll thread=D02-b topics=price,product : Some questions on page 4.
03-18 09:30 email.sent contacts=marek.doll thread=D02-b topics=product
03-24 11:00 call.held contacts=marek.doll minutes=16 talk_ratio=0.68 topics=price
03-27 10:00 task.planned task=D02-2 side=us due=2026-04-02T12:00:00Z what="call about the decision"

# ---- A key account, past discovery, with people nobody asked -----------------------------------------------------------
deal D03 account=A03 rep=R03 name="Paper machine 2" amount=240000 close=06-30 actor=rep
01-12 09:00 opened stage=discovery
01-12 09:30 task.planned task=D03-1 side=us due=2026-01-30T12:00:00Z what="visit the machine"
01-15 10:00 meeting.held contacts=greta.lund minutes=90 purpose=discovery talk_ratio=0.42 topics=rolls,standstill roles=technical level=manager : Roll bearings on machine 2. She knows each by name.
01-15 12:00 contact.joined contacts=greta.lund role=technical level=manager department=maintenance
01-15 12:05 issue.raised contacts=greta.lund topic="roll bearings" aim=fix stated=true
01-22 10:00 issue.confirmed contacts=greta.lund topic="roll bearings" aim=fix words="machine 2 stops when it wants"
01-26 09:00 knowledge.gained about=buying_process contacts=greta.lund what="board above 200 thousand"
01-26 09:10 knowledge.gained about=financial contacts=greta.lund what="tonnes per day"
01-28 09:00 plan.updated scope=deal
01-28 10:00 stage evaluation
01-29 10:00 task.done task=D03-1 side=us
01-30 09:00 task.planned task=D03-2 side=customer due=2026-02-20T12:00:00Z promised=true what="vibration data of last year"
02-03 10:00 meeting.held contacts=greta.lund,henrik.dahl minutes=60 purpose=discovery talk_ratio=0.47 topics=rolls,budget roles=technical,economic level=director
02-03 11:30 contact.joined contacts=henrik.dahl role=economic level=director department=finance
02-10 10:00 demo.held contacts=greta.lund minutes=40 talk_ratio=0.5 topics=rolls
02-19 15:00 task.done task=D03-2 side=customer
02-20 09:00 task.planned task=D03-3 side=us due=2026-03-20T12:00:00Z what="analysis of their data"
03-05 10:00 call.held contacts=greta.lund minutes=25 talk_ratio=0.4 purpose=discovery topics=rolls
03-19 16:00 task.done task=D03-3 side=us
03-20 09:00 task.planned task=D03-4 side=us due=2026-04-10T12:00:00Z what="present the analysis"
03-25 10:00 call.held contacts=greta.lund minutes=20 talk_ratio=0.44 topics=rolls : Henrik asks what it brings. Nobody has asked Henrik.

# ---- Not now, and then we pushed -----------------------------------------------------------------------------------------
deal D04 account=A04 rep=R04 name="Pump stations east" amount=65000 close=03-31 actor=rep
01-08 10:00 opened stage=discovery
01-08 11:00 task.planned task=D04-1 side=us due=2026-01-30T12:00:00Z what="visit two stations"
01-14 09:30 call.held contacts=ines.kroll minutes=28 talk_ratio=0.43 purpose=discovery topics=pumps,energy
01-14 10:00 contact.joined contacts=ines.kroll role=economic level=manager department=operations
01-14 10:05 issue.raised contacts=ines.kroll topic=energy aim=fix stated=true
01-21 10:00 issue.confirmed contacts=ines.kroll topic=energy aim=fix words="the meters run and the wells do not fill"
01-23 10:00 knowledge.gained about=buying_process contacts=ines.kroll what="framework contract, purchasing signs"
01-23 10:10 knowledge.gained about=context contacts=ines.kroll what="stations without staff"
01-26 09:00 stage evaluation
01-29 11:00 task.done task=D04-1 side=us
01-30 09:00 fit.assessed fit=partial reason="old stations have no power for the gateway"
02-03 10:00 value.agreed contacts=ines.kroll measure="kilowatt hours per cubic metre" target="minus 8 %"
02-05 09:00 stage proposal
02-05 10:00 proposal.sent contacts=ines.kroll amount=65000 revision=1
02-09 08:40 email.received contacts=ines.kroll thread=D04-b topics=price : It is more than we have this year.
02-09 09:10 email.sent contacts=ines.kroll thread=D04-b topics=price
02-09 09:15 objection.raised contacts=ines.kroll topic=price
02-11 10:00 objection.answered contacts=ines.kroll topic=price
03-09 10:00 email.received contacts=ines.kroll thread=D04-c topics=timing sentiment=neutral : The budget round comes first. Please come back in summer.
03-09 10:05 objection.raised contacts=ines.kroll topic=timing
03-10 09:00 email.sent contacts=ines.kroll thread=D04-c topics=timing : Understood.
03-16 11:00 discount.offered contacts=ines.kroll percent=12 amount=7800 scope_changed=false
03-16 11:05 email.sent contacts=ines.kroll thread=D04-d purpose=closing topics=discount,price : Twelve percent if you sign by the end of the month.
03-26 10:00 task.planned task=D04-2 side=us due=2026-04-01T12:00:00Z what="call once more"

# ---- Given up for the customer's sake, and honoured ---------------------------------------------------------------------
deal D05 account=A05 rep=R01 name="Bottling sensors" amount=38000 close=03-15 actor=rep
01-13 09:00 opened stage=discovery
01-14 09:00 task.planned task=D05-1 side=us due=2026-01-28T12:00:00Z what="measure on site"
01-20 10:00 meeting.held contacts=rita.sand minutes=60 purpose=discovery talk_ratio=0.35 topics=bottling,noise roles=user level=manager
01-20 11:30 contact.joined contacts=rita.sand role=user level=manager department=production
01-20 11:35 issue.raised contacts=rita.sand topic=noise aim=fix stated=true
01-27 11:00 task.done task=D05-1 side=us
01-28 09:00 fit.assessed fit=poor reason="the noise comes from the building, not from the machine"
01-29 10:00 call.held contacts=rita.sand minutes=25 talk_ratio=0.40 purpose=learning topics=noise : Told her that our sensors will not help, and who might.
01-30 09:00 deal.lost reason=walked_away words="you were the first to say no to our money"
02-02 10:00 recognition.given actor=manager practice=relationship-before-sale : Ruth, in the team meeting.
02-03 09:00 task.planned task=D05-2 side=us due=2026-06-01T09:00:00Z what="ask how the new floor works"
02-04 09:00 email.sent contacts=rita.sand thread=D05-z purpose=thanks topics=noise

# ---- Given up as well, and nobody said a word -----------------------------------------------------------------------------
deal D06 account=A06 rep=R05 name="Ventilation watch" amount=90000 close=04-30 actor=rep
01-15 09:00 opened stage=discovery
01-16 09:00 task.planned task=D06-1 side=us due=2026-02-06T12:00:00Z what="plan of the ducts"
01-22 10:00 meeting.held contacts=vera.noll minutes=50 purpose=discovery talk_ratio=0.39 topics=hygiene,noise roles=technical level=manager
01-22 11:20 contact.joined contacts=vera.noll role=technical level=manager department="building services"
01-22 11:25 issue.raised contacts=vera.noll topic=hygiene aim=avoid stated=true
02-05 11:00 task.done task=D06-1 side=us
02-10 09:00 fit.assessed fit=poor reason="no opening for cables in sterile areas"
02-11 10:00 call.held contacts=vera.noll minutes=20 talk_ratio=0.42 purpose=learning topics=hygiene
02-12 15:00 deal.lost reason=walked_away words="better no than half"

# ---- Silence on both sides --------------------------------------------------------------------------------------------------
deal D07 account=A07 rep=R06 name="Crusher watch" amount=22000 close=05-15 actor=rep
01-26 09:00 opened stage=discovery
01-27 10:00 call.held contacts=bruno.falk minutes=15 talk_ratio=0.48 purpose=discovery topics=dust,bearings
01-27 10:30 contact.joined contacts=bruno.falk role=economic level=director department=owner
01-27 10:35 issue.raised contacts=bruno.falk topic=dust aim=avoid stated=true
01-29 09:00 task.planned task=D07-1 side=us due=2026-02-13T12:00:00Z what="send dust-proof version"
02-12 15:00 task.done task=D07-1 side=us
02-13 09:00 email.sent contacts=bruno.falk thread=D07-a topics=dust : Here is the version we spoke of.
02-20 11:00 call.tried contacts=bruno.falk direction=out
03-02 10:00 note.logged topics=follow-up : Nothing heard.

# ---- Selling while they stand still -------------------------------------------------------------------------------------------
deal D08 account=A08 rep=R07 name="Second oven line" amount=74000 close=04-24 actor=rep
01-19 10:00 opened stage=discovery
01-20 09:00 task.planned task=D08-1 side=us due=2026-02-06T12:00:00Z what="walk through line 2"
01-22 10:00 meeting.held contacts=nils.hart minutes=65 purpose=discovery talk_ratio=0.45 topics=ovens,energy roles=user level=manager
01-22 11:30 contact.joined contacts=nils.hart role=user level=manager department=production
01-22 11:35 issue.raised contacts=nils.hart topic="oven chain" aim=avoid stated=true
01-30 09:00 issue.confirmed contacts=nils.hart topic="oven chain" aim=avoid words="when the chain goes, the dough goes"
02-02 10:00 knowledge.gained about=buying_process contacts=nils.hart what="plant manager signs, group is told"
02-02 10:05 knowledge.gained about=context contacts=nils.hart what="two lines, one mechanic"
02-03 09:00 stage evaluation
02-05 12:00 task.done task=D08-1 side=us
02-10 09:00 fit.assessed fit=good
02-12 10:00 value.agreed contacts=nils.hart measure="scrapped batches" target="two a month"
02-16 09:00 task.planned task=D08-2 side=both due=2026-04-01T12:00:00Z what="fix the gateway first"
02-25 08:00 case.opened deal= actor=customer case=C-114 severity=high topic="gateway of line 1 is down"
02-27 09:00 stage proposal
02-27 10:00 proposal.sent contacts=nils.hart amount=74000 revision=1 customised=true topics="oven chain"
03-02 08:15 email.received contacts=nils.hart thread=D08-b topics=service sentiment=negative : You send me an offer while line 1 is blind?
03-02 10:00 call.held contacts=nils.hart minutes=30 purpose=service talk_ratio=0.25 topics=service : Apologised. Technician tomorrow at six.
03-03 06:10 meeting.held contacts=nils.hart minutes=180 purpose=service departments=service topics=service colleagues="Service south"
03-04 15:00 case.closed deal= actor=colleague case=C-114
03-11 10:00 call.held contacts=nils.hart minutes=20 purpose=review talk_ratio=0.35 topics=service,"oven chain"
03-25 09:00 email.received contacts=nils.hart thread=D08-c topics="oven chain" sentiment=positive : Line 1 runs. Now we can talk about line 2.
03-25 11:00 email.sent contacts=nils.hart thread=D08-c topics="oven chain"
03-26 09:00 stage negotiation

# ---- Five messages and no word back ---------------------------------------------------------------------------------------------
deal D09 account=A09 rep=R08 name="Conveyor watch" amount=52000 close=05-29 actor=rep
02-02 09:00 opened stage=discovery
02-03 10:00 call.held contacts=tilda.rask minutes=20 talk_ratio=0.5 purpose=discovery topics=conveyors
02-03 10:30 contact.joined contacts=tilda.rask role=user level=staff department=maintenance
02-03 10:35 issue.raised contacts=tilda.rask topic=belts aim=fix stated=true
02-04 09:00 task.planned task=D09-1 side=us due=2026-04-10T12:00:00Z what="meet the plant manager"
03-12 09:00 email.sent contacts=tilda.rask thread=D09-a topics=conveyors : Shall we meet your plant manager?
03-16 09:00 email.sent contacts=tilda.rask thread=D09-a topics=conveyors : Did you see my mail?
03-18 11:00 call.tried contacts=tilda.rask direction=out
03-20 09:00 email.sent contacts=tilda.rask thread=D09-a topics=conveyors : One more try.
03-24 09:00 call.tried contacts=tilda.rask direction=out
03-27 09:00 email.sent contacts=tilda.rask thread=D09-a topics=conveyors : Any news?

# ---- The date that keeps moving ---------------------------------------------------------------------------------------------------
deal D10 account=A10 rep=R02 name="Tracker drives" amount=84000 close=02-27 actor=rep
01-09 09:00 opened stage=discovery
01-12 10:00 meeting.held contacts=carla.best minutes=45 purpose=discovery talk_ratio=0.41 topics=drives roles=technical level=manager
01-12 11:00 contact.joined contacts=carla.best role=technical level=manager department=operations
01-12 11:05 issue.raised contacts=carla.best topic=drives aim=avoid stated=true
01-19 10:00 issue.confirmed contacts=carla.best topic=drives aim=avoid words="a stuck tracker costs a summer"
01-20 10:00 knowledge.gained about=buying_process contacts=carla.best what="tender in the holding"
01-21 09:00 task.planned task=D10-1 side=us due=2026-04-30T12:00:00Z what="reference visit"
01-22 09:00 stage evaluation
02-04 10:00 close 03-13
02-16 10:00 call.held contacts=carla.best minutes=15 talk_ratio=0.5 topics=timing
02-25 10:00 close 03-31
03-11 09:00 email.received contacts=carla.best thread=D10-a topics=timing : Still with the holding.
03-11 13:00 email.sent contacts=carla.best thread=D10-a topics=timing
03-23 16:00 close 05-29
03-26 10:00 call.held contacts=carla.best minutes=12 talk_ratio=0.44 topics=timing

# ---- A large deal sold by a team; somebody left, and we asked again --------------------------------------------------------------------
deal D11 account=A11 rep=R03 name="Kiln and mill" amount=310000 close=05-29 actor=rep
01-05 10:00 opened stage=discovery
01-06 09:00 task.planned task=D11-1 side=us due=2026-01-23T12:00:00Z what="walk the kiln"
01-13 09:00 meeting.held contacts=stefan.kohl,anja.reis minutes=120 purpose=discovery talk_ratio=0.33 topics=kiln,heat,standstill roles=technical,economic level=director functions=operations,finance manager_present=true
01-13 12:00 contact.joined contacts=stefan.kohl role=technical level=manager department=maintenance
01-13 12:01 contact.joined contacts=anja.reis role=economic level=director department=operations
01-13 12:05 issue.raised contacts=stefan.kohl topic="kiln tyres" aim=fix stated=true
01-13 12:06 issue.raised contacts=anja.reis topic=standstill aim=avoid stated=true
01-20 10:00 issue.confirmed contacts=anja.reis topic=standstill aim=avoid words="one stop a year is one too many"
01-20 10:05 knowledge.gained about=financial contacts=anja.reis what="tonnes per standstill"
01-20 10:06 knowledge.gained about=strategic contacts=anja.reis what="less coal by 2028"
01-20 10:07 knowledge.gained about=political contacts=anja.reis what="the works council watches cameras and sensors"
01-20 10:08 knowledge.gained about=buying_process contacts=anja.reis what="three offers, then the plant board"
01-20 10:09 knowledge.gained about=budget contacts=anja.reis what="investment budget, already approved"
01-20 10:10 knowledge.gained about=timing contacts=anja.reis what="winter repair ends in March"
01-21 10:00 plan.updated scope=deal
01-22 09:00 stage evaluation
01-22 15:00 task.done task=D11-1 side=us
01-23 09:00 task.planned task=D11-2 side=both due=2026-04-17T12:00:00Z promised=true what="trial on the raw mill"
01-26 10:00 colleague.joined department=service colleague="Service north"
01-27 10:00 colleague.joined department=it colleague="Data platform"
02-03 13:00 meeting.held contacts=stefan.kohl,anja.reis minutes=90 purpose=workshop talk_ratio=0.4 departments=service,it topics=kiln,data roles=technical,economic level=director
02-10 09:00 knowledge.gained about=context contacts=stefan.kohl what="300 degrees beside the tyre"
02-11 09:00 fit.assessed fit=good reason="high-temperature mounts"
02-12 10:00 weakness.found topic=installation : No crew of ours works inside a kiln shell.
02-13 09:00 call.held contacts=stefan.kohl minutes=15 talk_ratio=0.45 topics=installation : Told him, and who does.
02-13 09:30 weakness.disclosed contacts=stefan.kohl topic=installation
02-17 10:00 competitor.named competitor="Other Sensors"
02-18 10:00 insight.shared form=reference topics=kiln what="a lime works two valleys away"
02-24 10:00 demo.held contacts=stefan.kohl minutes=60 talk_ratio=0.45 topics=kiln
03-03 09:00 contact.left contacts=stefan.kohl role=technical : Moved to the sister plant.
03-05 10:00 call.held contacts=anja.reis minutes=30 talk_ratio=0.3 purpose=discovery topics=standstill : Does it still stand? It does, and his successor starts on Monday.
03-05 10:40 issue.confirmed contacts=anja.reis topic=standstill aim=avoid words="now more than before"
03-09 10:00 contact.joined contacts=bela.toth role=technical level=manager department=maintenance
03-11 10:00 meeting.held contacts=bela.toth minutes=50 purpose=discovery talk_ratio=0.36 topics=kiln roles=technical
03-11 11:00 issue.raised contacts=bela.toth topic="night shifts" aim=avoid stated=false : Asked whether alarms wake the right person.
03-16 09:00 plan.updated scope=deal
03-18 10:00 value.agreed contacts=anja.reis measure="tonnes lost to standstill" target="minus half" amount=900000
03-19 09:00 stage proposal
03-19 11:00 proposal.sent contacts=anja.reis amount=306000 revision=1 customised=true topics=kiln,standstill
03-24 09:00 email.received contacts=anja.reis thread=D11-b topics=terms sentiment=positive
03-24 13:00 email.sent contacts=anja.reis thread=D11-b topics=terms
03-30 10:00 call.held contacts=anja.reis,bela.toth minutes=35 talk_ratio=0.38 topics=terms

# ---- A customer who waits for an answer ------------------------------------------------------------------------------------------------
deal D12 account=A12 rep=R04 name="Ferry engines" amount=28000 close=05-08 actor=rep
02-09 09:00 opened stage=discovery
02-10 10:00 call.held contacts=signe.aas minutes=25 talk_ratio=0.4 purpose=discovery topics=engines
02-10 10:30 contact.joined contacts=signe.aas role=economic level=director department=operations
02-10 10:35 issue.raised contacts=signe.aas topic=engines aim=avoid stated=true
02-12 09:00 task.planned task=D12-1 side=us due=2026-04-15T12:00:00Z what="trial on one ferry"
02-24 10:00 issue.confirmed contacts=signe.aas topic=engines aim=avoid words="a ferry that stays in port is in the newspaper"
03-06 10:00 call.held contacts=signe.aas minutes=20 talk_ratio=0.42 topics=engines
03-19 14:00 email.sent contacts=signe.aas thread=D12-a topics=engines
03-27 15:20 email.received contacts=signe.aas thread=D12-a topics=engines : Which cable do we need for the bridge? We are in dock on Thursday.

# ---- Lost on price, and no word since ---------------------------------------------------------------------------------------------------
deal D13 account=A13 rep=R05 name="Loom drives" amount=31000 close=02-20 actor=rep
01-12 10:00 opened stage=discovery
01-13 09:00 task.planned task=D13-1 side=us due=2026-02-06T12:00:00Z what="offer"
01-14 10:00 call.held contacts=paul.ernst minutes=20 talk_ratio=0.55 purpose=discovery topics=looms
01-14 10:20 contact.joined contacts=paul.ernst role=economic level=director department=owner
01-14 10:25 issue.raised contacts=paul.ernst topic="thread breaks" aim=fix stated=true
01-26 10:00 stage evaluation
02-02 09:00 fit.assessed fit=good
02-03 09:00 stage proposal
02-03 10:00 proposal.sent contacts=paul.ernst amount=31000 revision=1
02-05 10:00 task.done task=D13-1 side=us
02-09 09:00 email.received contacts=paul.ernst thread=D13-a topics=price : Too dear for looms of this age.
02-09 09:30 objection.raised contacts=paul.ernst topic=price
02-10 10:00 discount.offered contacts=paul.ernst percent=8
02-10 10:05 email.sent contacts=paul.ernst thread=D13-a topics=discount,price
02-17 11:00 deal.lost reason=price competitor="Other Sensors"

# ---- Lost, thanked, learned from -----------------------------------------------------------------------------------------------------------
deal D14 account=A14 rep=R06 name="Furnace fans" amount=58000 close=03-06 actor=rep
01-08 09:00 opened stage=discovery
01-09 10:00 task.planned task=D14-1 side=us due=2026-02-20T12:00:00Z what="trial on fan 3"
01-14 09:00 meeting.held contacts=ursula.veit minutes=60 purpose=discovery talk_ratio=0.37 topics=fans roles=technical level=manager
01-14 10:30 contact.joined contacts=ursula.veit role=technical level=manager department=maintenance
01-14 10:35 issue.raised contacts=ursula.veit topic=fans aim=fix stated=true
01-14 10:40 issue.raised contacts=ursula.veit topic=dust aim=avoid stated=false
01-21 10:00 issue.confirmed contacts=ursula.veit topic=fans aim=fix words="fan 3 eats bearings"
01-22 09:00 knowledge.gained about=buying_process contacts=ursula.veit what="two offers and a trial"
01-22 09:05 knowledge.gained about=context contacts=ursula.veit what="dust and 80 degrees"
01-26 09:00 stage evaluation
02-06 10:00 fit.assessed fit=good
02-11 09:00 value.agreed contacts=ursula.veit measure="bearings per year" target=2
02-12 09:00 stage proposal
02-12 10:00 proposal.sent contacts=ursula.veit amount=57000 revision=1 customised=true
02-19 10:00 task.done task=D14-1 side=us
02-20 09:00 email.received contacts=ursula.veit thread=D14-a topics=competitor : The other trial read the gearbox as well.
02-20 11:00 email.sent contacts=ursula.veit thread=D14-a topics=competitor
03-02 10:00 deal.lost reason=competitor competitor="Other Sensors" words="they saw the gearbox, you saw the fan"
03-05 10:00 call.held contacts=ursula.veit minutes=30 purpose=learning talk_ratio=0.2 topics=learning : What would have changed her mind.
03-05 11:00 feedback.received contacts=ursula.veit about=decision sentiment=neutral
03-06 09:00 email.sent contacts=ursula.veit thread=D14-b purpose=thanks topics=learning

# ---- A repeat order: quick, small, and nothing to say -----------------------------------------------------------------------------------------
deal D15 account=A15 rep=R07 name="Spare sensors" amount=4200 close=02-06 actor=rep
01-27 09:00 opened stage=proposal
01-27 09:10 fit.assessed fit=good reason="the same as last year"
01-27 09:12 issue.confirmed contacts=eike.blum topic=spares aim=avoid words="two on the shelf, always"
01-27 09:14 knowledge.gained about=context contacts=eike.blum what="as last year"
01-27 09:15 value.agreed contacts=eike.blum measure="hours without a spare" target=0
01-27 09:30 proposal.sent contacts=eike.blum amount=4200 revision=1
01-28 10:00 email.received contacts=eike.blum thread=D15-a topics=order : Please send eight.
01-28 10:40 email.sent contacts=eike.blum thread=D15-a topics=order
01-29 09:00 task.planned task=D15-1 side=us due=2026-02-03T12:00:00Z promised=true what="ship"
01-30 11:00 deal.won amount=4200 words="you had them on the shelf"
02-03 10:00 task.done task=D15-1 side=us
02-05 10:00 order.placed deal= actor=customer channels=online amount=4200

# ---- Near the contract, with something they have not heard from us --------------------------------------------------------------------------------
deal D16 account=A16 rep=R01 name="Tunnel fans" amount=420000 close=04-10 actor=rep
01-05 09:00 opened stage=evaluation
01-06 09:00 plan.updated scope=deal
01-07 09:00 task.planned task=D16-1 side=us due=2026-02-27T12:00:00Z what="safety file"
01-13 10:00 meeting.held contacts=irene.cole,yusuf.adin minutes=90 purpose=discovery talk_ratio=0.4 topics=safety,fans roles=economic,technical level=executive manager_present=true
01-13 12:00 contact.joined contacts=irene.cole role=economic level=executive department=operations
01-13 12:01 contact.joined contacts=yusuf.adin role=technical level=director department=safety
01-13 12:05 issue.raised contacts=irene.cole topic=safety aim=avoid stated=true
01-13 12:06 issue.raised contacts=yusuf.adin topic="night closures" aim=fix stated=false
01-20 10:00 issue.confirmed contacts=irene.cole topic=safety aim=avoid words="no fan fails with people in the tube"
01-21 09:00 knowledge.gained about=strategic contacts=irene.cole what="unmanned operation by 2030"
01-21 09:01 knowledge.gained about=financial contacts=irene.cole what="closures cost a fine each"
01-21 09:02 knowledge.gained about=political contacts=irene.cole what="the city watches"
01-21 09:03 knowledge.gained about=buying_process contacts=irene.cole what="board, then city"
01-21 09:04 knowledge.gained about=context contacts=yusuf.adin what="work only from one to four at night"
01-28 10:00 fit.assessed fit=good
02-04 10:00 value.agreed contacts=irene.cole measure="night closures" target="four a year" amount=600000
02-09 09:00 stage proposal
02-09 10:00 proposal.sent contacts=irene.cole amount=415000 revision=1 customised=true
02-16 09:00 email.received contacts=irene.cole thread=D16-a topics=terms sentiment=positive
02-16 11:00 email.sent contacts=irene.cole thread=D16-a topics=terms
02-18 10:00 stage negotiation
02-26 15:00 task.done task=D16-1 side=us
02-27 09:00 task.planned task=D16-2 side=customer due=2026-04-03T12:00:00Z promised=true what="decision of the board"
03-02 09:00 plan.updated scope=deal
03-04 10:00 weakness.found topic=delivery : The mounts come from one supplier, twelve weeks.
03-10 10:00 call.held contacts=irene.cole minutes=25 talk_ratio=0.45 topics=terms
03-16 09:00 stage verbal
03-24 10:00 call.held contacts=irene.cole,yusuf.adin minutes=30 talk_ratio=0.5 topics=terms,safety
03-30 09:00 stage contract

# ---- Past its date ------------------------------------------------------------------------------------------------------------------------------------
deal D17 account=A17 rep=R02 name="Saw spindles" amount=17500 close=03-13 actor=rep
02-02 10:00 opened stage=discovery
02-03 10:00 call.held contacts=gerd.lohse minutes=25 talk_ratio=0.44 purpose=discovery topics=spindles
02-03 10:30 contact.joined contacts=gerd.lohse role=economic level=director department=owner
02-03 10:35 issue.raised contacts=gerd.lohse topic=spindles aim=fix stated=true
02-10 10:00 issue.confirmed contacts=gerd.lohse topic=spindles aim=fix words="a burnt spindle is a lost order"
02-11 10:00 knowledge.gained about=buying_process contacts=gerd.lohse what="he decides, his son pays"
02-11 10:05 knowledge.gained about=context contacts=gerd.lohse what="one shift"
02-12 09:00 stage evaluation
02-18 09:00 fit.assessed fit=good
02-19 09:00 value.agreed contacts=gerd.lohse measure="spindles a year" target=1
02-24 09:00 stage proposal
02-24 10:00 proposal.sent contacts=gerd.lohse amount=17500 revision=1
02-25 09:00 task.planned task=D17-1 side=customer due=2026-04-10T12:00:00Z promised=true what="talk to the bank"
03-05 10:00 call.held contacts=gerd.lohse minutes=15 talk_ratio=0.4 topics=financing
03-23 10:00 email.received contacts=gerd.lohse thread=D17-a topics=financing : The bank takes its time.
03-23 14:00 email.sent contacts=gerd.lohse thread=D17-a topics=financing

# ---- Proposed again without asking again ------------------------------------------------------------------------------------------------------------------
deal D18 account=A18 rep=R03 name="Compressor watch" amount=96000 close=04-24 actor=rep
01-07 09:00 opened stage=evaluation
01-08 09:00 task.planned task=D18-1 side=us due=2026-04-30T12:00:00Z what="compressor list"
01-09 10:00 meeting.held contacts=oskar.rehn minutes=60 purpose=discovery talk_ratio=0.48 topics=compressors roles=technical level=manager
01-09 11:30 contact.joined contacts=oskar.rehn role=technical level=manager department=maintenance
01-09 11:35 issue.raised contacts=oskar.rehn topic=refrigerant aim=avoid stated=true
01-12 09:00 knowledge.gained about=context contacts=oskar.rehn what="three stores, one team"
01-14 09:00 fit.assessed fit=good
01-15 09:00 value.agreed contacts=oskar.rehn measure="kilograms of refrigerant" target="minus 30 %"
01-19 09:00 stage proposal
01-19 10:00 proposal.sent contacts=oskar.rehn amount=104000 revision=1
01-23 09:00 email.received contacts=oskar.rehn thread=D18-a topics=price
01-23 12:00 email.sent contacts=oskar.rehn thread=D18-a topics=price
02-11 10:00 call.held contacts=oskar.rehn minutes=20 talk_ratio=0.5 topics=price
02-25 10:00 proposal.sent contacts=oskar.rehn amount=96000 revision=2
03-04 10:00 email.received contacts=oskar.rehn thread=D18-b topics=price
03-04 15:00 email.sent contacts=oskar.rehn thread=D18-b topics=price
03-20 10:00 call.held contacts=oskar.rehn minutes=20 talk_ratio=0.46 topics=price
03-30 10:00 email.received contacts=oskar.rehn thread=D18-c topics=price
03-30 15:00 email.sent contacts=oskar.rehn thread=D18-c topics=price

# ---- Three calls in which we did the talking -----------------------------------------------------------------------------------------------------------------
deal D19 account=A19 rep=R04 name="Furnace rollers" amount=47000 close=05-22 actor=rep
03-02 09:00 opened stage=discovery
03-02 10:00 task.planned task=D19-1 side=us due=2026-04-17T12:00:00Z what="roller drawing"
03-03 10:00 call.held contacts=amalie.gran minutes=30 talk_ratio=0.58 purpose=discovery topics=rollers
03-03 10:40 contact.joined contacts=amalie.gran role=user level=manager department=production
03-03 10:45 issue.raised contacts=amalie.gran topic=scratches aim=fix stated=true
03-05 10:00 call.held contacts=amalie.gran minutes=35 talk_ratio=0.74 topics=product
03-17 10:00 call.held contacts=amalie.gran minutes=40 talk_ratio=0.79 topics=product : Explained the analytics at length.
03-26 10:00 email.received contacts=amalie.gran thread=D19-a topics=product
03-26 14:00 email.sent contacts=amalie.gran thread=D19-a topics=product

# ---- A worry, answered with a voice ---------------------------------------------------------------------------------------------------------------------------
deal D20 account=A20 rep=R05 name="Rolling stand 5" amount=88000 close=05-15 actor=rep
02-05 09:00 opened stage=discovery
02-06 09:00 task.planned task=D20-1 side=us due=2026-04-24T12:00:00Z what="trial report"
02-10 10:00 meeting.held contacts=milan.tesar minutes=70 purpose=discovery talk_ratio=0.38 topics=rolls roles=technical level=manager
02-10 11:30 contact.joined contacts=milan.tesar role=technical level=manager department=maintenance
02-10 11:35 issue.raised contacts=milan.tesar topic=chatter aim=fix stated=true
02-19 10:00 issue.confirmed contacts=milan.tesar topic=chatter aim=fix words="the strip shows every beat"
02-20 10:00 knowledge.gained about=buying_process contacts=milan.tesar what="group purchasing, but the plant chooses"
03-05 09:00 stage evaluation
03-11 09:30 email.received contacts=milan.tesar thread=D20-a topics=trial sentiment=negative : Your box tripped our line last night.
03-11 10:10 call.held contacts=milan.tesar minutes=40 purpose=service talk_ratio=0.2 topics=trial : Went through it with him. Our box was not the cause, and we stay until it is found.
03-13 09:00 meeting.held contacts=milan.tesar minutes=120 purpose=service departments=service topics=trial
03-24 09:00 email.received contacts=milan.tesar thread=D20-b topics=trial sentiment=positive
03-24 11:00 email.sent contacts=milan.tesar thread=D20-b topics=trial

# ---- A worry, answered with a mail ------------------------------------------------------------------------------------------------------------------------------
deal D21 account=A21 rep=R06 name="Lift station 2" amount=26000 close=04-30 actor=rep
02-11 09:00 opened stage=discovery
02-12 09:00 task.planned task=D21-1 side=us due=2026-04-20T12:00:00Z what="spring visit"
02-16 10:00 call.held contacts=luis.hofer minutes=25 talk_ratio=0.45 purpose=discovery topics=ropeway
02-16 10:30 contact.joined contacts=luis.hofer role=economic level=director department=operations
02-16 10:35 issue.raised contacts=luis.hofer topic=ropeway aim=avoid stated=true
03-04 10:00 issue.confirmed contacts=luis.hofer topic=ropeway aim=avoid words="nobody hangs in the air on my watch"
03-26 16:30 email.received contacts=luis.hofer thread=D21-a topics=trust sentiment=negative : I read about the accident with your sensors. What is true?
03-27 09:15 email.sent contacts=luis.hofer thread=D21-a topics=trust : Please find our statement attached.

# ---- Approvals and a third review of a small risk ------------------------------------------------------------------------------------------------------------------
deal D22 account=A22 rep=R07 name="Tank mixers" amount=135000 close=04-30 actor=rep
01-14 09:00 opened stage=discovery
01-14 10:00 deal.updated risk=low segment=process
01-15 09:00 task.planned task=D22-1 side=us due=2026-04-24T12:00:00Z what="price of the frame contract"
01-20 10:00 meeting.held contacts=nadja.frey minutes=60 purpose=discovery talk_ratio=0.42 topics=mixers roles=economic level=director
01-20 11:30 contact.joined contacts=nadja.frey role=economic level=director department=operations
01-20 11:35 issue.raised contacts=nadja.frey topic=seals aim=avoid stated=true
01-27 10:00 issue.confirmed contacts=nadja.frey topic=seals aim=avoid words="a leaking seal is a closed plant"
01-28 10:00 knowledge.gained about=buying_process contacts=nadja.frey what="frame contract of the group"
01-28 10:05 knowledge.gained about=financial contacts=nadja.frey what="cost of a batch"
01-28 10:06 knowledge.gained about=strategic contacts=nadja.frey what="fewer suppliers"
01-28 10:07 knowledge.gained about=competitive contacts=nadja.frey what="batches in 48 hours"
01-29 09:00 plan.updated scope=deal
01-29 10:00 stage evaluation
02-24 10:00 call.held contacts=nadja.frey minutes=30 talk_ratio=0.41 topics=terms
03-12 10:00 call.held contacts=nadja.frey minutes=20 talk_ratio=0.44 topics=terms
03-18 09:00 session.held actor=colleague departments=sales,finance purpose=review minutes=45
03-20 09:00 session.held actor=colleague departments=sales,finance,legal purpose=review minutes=60
03-20 11:00 request.made request=Q-31 to=finance what="payment in 60 days" approval=true risk=low
03-23 15:00 plan.updated scope=deal
03-25 09:00 session.held actor=colleague departments=sales,finance purpose=review minutes=50
03-25 14:00 request.answered actor=colleague request=Q-31 answer=approved

# ---- Presented before the first question ---------------------------------------------------------------------------------------------------------------------------
deal D23 account=A23 rep=R08 name="Clean-room fans" amount=69000 close=05-29 actor=rep
03-02 09:00 opened stage=discovery
03-02 10:00 task.planned task=D23-1 side=us due=2026-04-14T12:00:00Z what="visit"
03-03 10:00 meeting.held contacts=edda.klein minutes=60 purpose=presentation talk_ratio=0.82 topics=product roles=technical level=manager
03-03 11:10 contact.joined contacts=edda.klein role=technical level=manager department=engineering
03-10 09:00 email.received contacts=edda.klein thread=D23-a topics=validation
03-10 12:00 email.sent contacts=edda.klein thread=D23-a topics=validation
03-19 10:00 call.held contacts=edda.klein minutes=25 talk_ratio=0.55 purpose=introduction topics=validation
03-27 10:00 email.received contacts=edda.klein thread=D23-b topics=validation
03-27 11:30 email.sent contacts=edda.klein thread=D23-b topics=validation

# ---- Nothing planned ----------------------------------------------------------------------------------------------------------------------------------------------
deal D24 account=A24 rep=R01 name="Well pumps" amount=19000 close=06-12 actor=rep
03-02 09:00 opened stage=discovery
03-03 10:00 call.held contacts=dora.quist minutes=20 talk_ratio=0.4 purpose=discovery topics=wells
03-03 10:20 contact.joined contacts=dora.quist role=economic level=director department=operations
03-03 10:25 issue.raised contacts=dora.quist topic=wells aim=avoid stated=true
03-12 10:00 email.received contacts=dora.quist thread=D24-a topics=wells
03-12 13:00 email.sent contacts=dora.quist thread=D24-a topics=wells
03-24 10:00 email.received contacts=dora.quist thread=D24-b topics=wells
03-24 14:00 email.sent contacts=dora.quist thread=D24-b topics=wells

# ---- A stage skipped, and nobody says why ------------------------------------------------------------------------------------------------------------------------------
deal D25 account=A25 rep=R02 name="Press drives" amount=12500 close=04-17 actor=rep
03-05 09:00 opened stage=discovery
03-06 09:00 task.planned task=D25-1 side=us due=2026-04-10T12:00:00Z what="call about the offer"
03-09 10:00 call.held contacts=wim.bosch minutes=15 talk_ratio=0.45 purpose=discovery topics=press
03-09 10:20 contact.joined contacts=wim.bosch role=economic level=director department=owner
03-09 10:25 issue.raised contacts=wim.bosch topic=press aim=fix stated=true
03-16 09:00 issue.confirmed contacts=wim.bosch topic=press aim=fix words="she howls"
03-17 09:00 knowledge.gained about=context contacts=wim.bosch what="one press, one man"
03-17 09:30 fit.assessed fit=good
03-17 09:40 value.agreed contacts=wim.bosch measure="days without a press" target=0
03-23 09:00 stage proposal
03-23 10:00 proposal.sent contacts=wim.bosch amount=12500 revision=1
03-26 09:00 email.received contacts=wim.bosch thread=D25-a topics=price
03-26 10:00 email.sent contacts=wim.bosch thread=D25-a topics=price

# ---- A stage skipped because it was a tender ---------------------------------------------------------------------------------------------------------------------------
deal D26 account=A26 rep=R03 name="Bridge bearings" amount=88000 close=06-30 actor=rep
02-17 09:00 opened stage=discovery
02-18 09:00 task.planned task=D26-1 side=customer due=2026-05-15T12:00:00Z what="council decides"
02-19 10:00 meeting.held contacts=joan.ridley minutes=40 purpose=discovery talk_ratio=0.4 topics=bridges roles=technical level=manager
02-19 11:00 contact.joined contacts=joan.ridley role=technical level=manager department=works
02-19 11:05 issue.raised contacts=joan.ridley topic=inspection aim=fix stated=true
02-19 11:06 issue.raised contacts=joan.ridley topic=closures aim=avoid stated=false
02-26 09:00 issue.confirmed contacts=joan.ridley topic=inspection aim=fix words="we look once in six years"
02-27 09:00 knowledge.gained about=buying_process contacts=joan.ridley what="public tender, opened on 2 March"
02-27 09:05 knowledge.gained about=context contacts=joan.ridley what="two bridges over the line"
03-02 09:00 fit.assessed fit=good
03-02 09:30 value.agreed contacts=joan.ridley measure="closures for inspection" target="none"
03-03 09:00 stage proposal reason=tender
03-03 10:00 proposal.sent contacts=joan.ridley amount=88000 revision=1 customised=true
03-16 10:00 email.received contacts=joan.ridley thread=D26-a topics=tender
03-16 12:00 email.sent contacts=joan.ridley thread=D26-a topics=tender
03-27 10:00 email.received contacts=joan.ridley thread=D26-b topics=tender
03-27 11:00 email.sent contacts=joan.ridley thread=D26-b topics=tender

# ---- It shrank -----------------------------------------------------------------------------------------------------------------------------------------------------------
deal D27 account=A27 rep=R04 name="Extruder watch" amount=60000 close=05-08 actor=rep
02-04 09:00 opened stage=discovery
02-05 09:00 task.planned task=D27-1 side=us due=2026-04-20T12:00:00Z what="new scope"
02-09 10:00 call.held contacts=kaia.storm minutes=30 talk_ratio=0.4 purpose=discovery topics=extruders
02-09 10:40 contact.joined contacts=kaia.storm role=economic level=manager department=production
02-09 10:45 issue.raised contacts=kaia.storm topic=screws aim=fix stated=true
02-16 10:00 issue.confirmed contacts=kaia.storm topic=screws aim=fix words="worn screws, wavy pipes"
02-17 09:00 knowledge.gained about=buying_process contacts=kaia.storm what="she decides below 50 thousand"
02-18 09:00 stage evaluation
03-17 10:00 call.held contacts=kaia.storm minutes=25 talk_ratio=0.42 topics=budget : Two lines now, the other three next year.
03-17 11:00 amount 24000
03-26 09:00 email.received contacts=kaia.storm thread=D27-a topics=budget
03-26 10:00 email.sent contacts=kaia.storm thread=D27-a topics=budget

# ---- A new owner, and no voice yet ---------------------------------------------------------------------------------------------------------------------------------------
deal D28 account=A28 rep=R05 name="Mixer bowls" amount=33000 close=05-29 actor=rep
02-10 09:00 opened stage=discovery
02-11 09:00 task.planned task=D28-1 side=us due=2026-04-15T12:00:00Z what="trial in one bakery"
02-12 10:00 call.held contacts=mona.pilz minutes=25 talk_ratio=0.4 purpose=discovery topics=mixers
02-12 10:30 contact.joined contacts=mona.pilz role=economic level=manager department=production
02-12 10:35 issue.raised contacts=mona.pilz topic=mixers aim=avoid stated=true
03-05 10:00 call.held contacts=mona.pilz minutes=15 talk_ratio=0.4 topics=mixers
03-20 09:00 deal.owner_changed rep=R06 to=R06 from=R05
03-20 15:00 email.sent rep=R06 contacts=mona.pilz thread=D28-a purpose=introduction : I am taking over from Noa.
03-23 09:00 email.received rep=R06 contacts=mona.pilz thread=D28-a : Welcome. When do we meet?
03-23 16:00 email.sent rep=R06 contacts=mona.pilz thread=D28-a

# ---- Bad news, and somebody called ------------------------------------------------------------------------------------------------------------------------------------------
deal D29 account=A29 rep=R07 name="Slipway winches" amount=79000 close=06-26 actor=rep
02-09 09:00 opened stage=discovery
02-10 09:00 task.planned task=D29-1 side=us due=2026-05-15T12:00:00Z what="winch data"
02-12 10:00 meeting.held contacts=arne.voss minutes=50 purpose=discovery talk_ratio=0.42 topics=winches roles=technical level=manager
02-12 11:00 contact.joined contacts=arne.voss role=technical level=manager department=maintenance
02-12 11:05 issue.raised contacts=arne.voss topic=winches aim=avoid stated=true
03-02 09:00 issue.confirmed contacts=arne.voss topic=winches aim=avoid words="a winch that slips takes a ship with it"
03-16 08:00 account.changed deal= actor=customer change=bad_news : An order for two ships was cancelled.
03-17 10:00 call.held contacts=arne.voss minutes=30 purpose=service talk_ratio=0.25 topics=freeze : Called to hear how they are. All purchases are frozen until May.
03-17 10:30 close 07-31
03-19 09:00 issue.confirmed contacts=arne.voss topic=winches aim=avoid words="it stays true, only later"
03-26 09:00 email.received contacts=arne.voss thread=D29-a topics=freeze
03-26 10:00 email.sent contacts=arne.voss thread=D29-a purpose=service

# ---- Bad news, and nobody called --------------------------------------------------------------------------------------------------------------------------------------------
deal D30 account=A30 rep=R08 name="Polishing spindles" amount=41000 close=05-15 actor=rep
03-02 09:00 opened stage=discovery
03-03 09:00 task.planned task=D30-1 side=us due=2026-04-17T12:00:00Z what="sample report"
03-05 10:00 call.held contacts=ruben.stahl minutes=20 talk_ratio=0.45 purpose=discovery topics=spindles
03-05 10:30 contact.joined contacts=ruben.stahl role=technical level=manager department=engineering
03-05 10:35 issue.raised contacts=ruben.stahl topic=surface aim=fix stated=true
03-12 10:00 issue.confirmed contacts=ruben.stahl topic=surface aim=fix words="one scratch, one lens"
03-19 07:30 account.changed deal= actor=customer change=bad_news : Fire in the coating shop, in the newspaper.
03-20 09:00 email.sent contacts=ruben.stahl thread=D30-a topics=surface : Attached the sample report.
03-27 09:00 email.received contacts=ruben.stahl thread=D30-a topics=delay : Everything is late here, as you may have heard.
03-27 09:40 email.sent contacts=ruben.stahl thread=D30-a topics=delay

# ---- A good customer buys again -------------------------------------------------------------------------------------------------------------------------------------------
deal D31 account=A01 rep=R01 name="Cold store extension" amount=46000 close=05-22 actor=rep
03-12 09:00 opened stage=discovery
03-13 09:00 task.planned task=D31-1 side=both due=2026-04-09T12:00:00Z promised=true what="walk through the cold store"
03-16 10:00 call.held contacts=petra.holm minutes=25 talk_ratio=0.35 purpose=discovery topics=compressors
03-16 10:20 contact.joined contacts=petra.holm role=user level=manager department=production
03-16 10:25 issue.raised contacts=petra.holm topic=compressors aim=avoid stated=true
03-23 10:30 email.received contacts=petra.holm thread=D31-a topics=compressors
03-23 10:50 email.sent contacts=petra.holm thread=D31-a topics=compressors
03-23 11:00 issue.confirmed contacts=petra.holm topic=compressors aim=avoid words="what you did on line 4, for the cold"
03-26 10:00 feedback.received deal= contacts=olaf.brandt about=outcome sentiment=positive : Twelve thousand litres less in the first month.
03-30 10:00 referral.asked deal= contacts=olaf.brandt answer=given

# ---- Lost for a reason that is on no list, without asking why --------------------------------------------------------------------------------------------------------------------
deal D32 account=A05 rep=R02 name="Keg washer" amount=21000 close=03-27 actor=rep
02-16 10:00 opened stage=discovery
02-17 09:00 task.planned task=D32-1 side=us due=2026-03-20T12:00:00Z what="offer"
02-18 10:00 call.held contacts=rita.sand minutes=20 talk_ratio=0.4 purpose=discovery topics=kegs
02-18 10:20 contact.joined contacts=rita.sand role=user level=manager department=production
02-18 10:25 issue.raised contacts=rita.sand topic=kegs aim=fix stated=true
02-26 10:00 issue.confirmed contacts=rita.sand topic=kegs aim=fix words="three kegs a day leak"
03-11 10:00 call.held contacts=rita.sand minutes=15 talk_ratio=0.4 purpose=discovery topics=kegs
03-19 11:00 deal.lost reason=reorganised
03-20 09:00 email.sent contacts=rita.sand thread=D32-a purpose=thanks

# ---- Deals under way, with nothing wrong -------------------------------------------------------------------------------------------------------------------------------------------
deal D33 account=A13 rep=R06 name="Dye house pumps" amount=36000 close=05-29 actor=rep
03-09 09:00 opened stage=discovery
03-10 09:00 task.planned task=D33-1 side=both due=2026-04-14T12:00:00Z promised=true what="visit the dye house"
03-11 10:00 call.held contacts=helga.moor minutes=30 talk_ratio=0.36 purpose=discovery topics=pumps
03-11 10:40 contact.joined contacts=helga.moor role=technical level=manager department=maintenance
03-11 10:45 issue.raised contacts=helga.moor topic=seals aim=avoid stated=true
03-19 10:00 issue.confirmed contacts=helga.moor topic=seals aim=avoid words="blue water in the yard"
03-26 10:00 email.received contacts=helga.moor thread=D33-a topics=pumps sentiment=positive
03-26 11:00 email.sent contacts=helga.moor thread=D33-a topics=pumps

deal D34 account=A09 rep=R07 name="Sorting hall" amount=44000 close=06-12 actor=rep
03-16 09:00 opened stage=discovery
03-17 09:00 task.planned task=D34-1 side=us due=2026-04-17T12:00:00Z what="list of drives"
03-18 10:00 meeting.held contacts=lars.fink minutes=45 purpose=discovery talk_ratio=0.4 topics=sorters roles=economic level=director
03-18 11:00 contact.joined contacts=lars.fink role=economic level=director department=operations
03-18 11:05 issue.raised contacts=lars.fink topic=sorters aim=fix stated=true
03-27 10:00 issue.confirmed contacts=lars.fink topic=sorters aim=fix words="Friday night, every Friday night"
03-30 11:00 email.received contacts=lars.fink thread=D34-a topics=sorters
03-30 14:00 email.sent contacts=lars.fink thread=D34-a topics=sorters

deal D35 account=A14 rep=R05 name="Sand mixers" amount=29000 close=04-30 actor=rep
02-18 09:00 opened stage=discovery
02-19 09:00 task.planned task=D35-1 side=us due=2026-03-13T12:00:00Z what="trial week"
02-20 10:00 call.held contacts=ursula.veit minutes=25 talk_ratio=0.38 purpose=discovery topics=mixers
02-20 10:30 contact.joined contacts=ursula.veit role=technical level=manager department=maintenance
02-20 10:35 issue.raised contacts=ursula.veit topic=mixers aim=fix stated=true
02-20 10:36 issue.raised contacts=ursula.veit topic=sand aim=avoid stated=false
02-27 10:00 issue.confirmed contacts=ursula.veit topic=mixers aim=fix words="the gearbox, this time"
03-02 09:00 contact.joined contacts=ivo.marek role=economic level=director department=finance
03-02 09:05 issue.raised contacts=ivo.marek topic=cost aim=fix stated=true
03-02 09:10 knowledge.gained about=buying_process contacts=ivo.marek what="he signs what Ursula asks for"
03-02 09:11 knowledge.gained about=budget contacts=ivo.marek what="repair budget"
03-02 09:12 knowledge.gained about=timing contacts=ivo.marek what="before the summer stop"
03-02 09:13 knowledge.gained about=context contacts=ursula.veit what="sand everywhere"
03-03 09:00 stage evaluation
03-12 15:00 task.done task=D35-1 side=us
03-13 09:00 task.planned task=D35-2 side=customer due=2026-04-10T12:00:00Z promised=true what="Ivo reads the report"
03-17 09:00 fit.assessed fit=good reason="with the gearbox sensor"
03-18 10:00 value.agreed contacts=ivo.marek measure="hours of repair" target="half"
03-20 09:00 stage proposal
03-20 10:00 proposal.sent contacts=ivo.marek amount=28500 revision=1 customised=true
03-24 09:00 email.received contacts=ivo.marek thread=D35-a topics=terms
03-24 10:00 email.sent contacts=ivo.marek thread=D35-a topics=terms

deal D36 account=A20 rep=R08 name="Crane hooks" amount=15000 close=04-24 actor=rep
03-10 09:00 opened stage=discovery
03-11 09:00 task.planned task=D36-1 side=us due=2026-04-08T12:00:00Z what="second measurement"
03-13 10:00 call.held contacts=milan.tesar minutes=15 talk_ratio=0.33 purpose=discovery topics=hooks
03-13 10:20 contact.joined contacts=milan.tesar role=technical level=manager department=maintenance
03-13 10:25 issue.raised contacts=milan.tesar topic=hooks aim=avoid stated=true
03-25 10:00 issue.confirmed contacts=milan.tesar topic=hooks aim=avoid words="what hangs must not fall"
03-27 11:00 email.received contacts=milan.tesar thread=D36-a topics=hooks
03-27 12:00 email.sent contacts=milan.tesar thread=D36-a topics=hooks

deal D37 account=A12 rep=R04 name="Harbour office" amount=6800 close=03-20 actor=rep
03-02 10:00 opened stage=proposal
03-02 10:05 fit.assessed fit=good
03-02 10:10 issue.confirmed contacts=signe.aas topic=remote aim=accomplish words="see the engines from the office"
03-02 10:12 knowledge.gained about=context contacts=signe.aas what="one desk"
03-02 10:15 value.agreed contacts=signe.aas measure="trips to the pier" target="one a day"
03-02 10:30 proposal.sent contacts=signe.aas amount=6800 revision=1
03-03 09:00 task.planned task=D37-1 side=customer due=2026-03-09T12:00:00Z promised=true what="order"
03-05 09:00 call.held contacts=signe.aas minutes=10 talk_ratio=0.4 purpose=negotiation topics=order
03-09 10:00 task.done task=D37-1 side=customer
03-09 11:00 deal.won amount=6800 words="it was a page, and it was our page"
03-17 10:00 call.held contacts=signe.aas minutes=15 purpose=service talk_ratio=0.3 topics=remote

# ---- Won, and silence since --------------------------------------------------------------------------------------------------------------------------------------------------
deal D38 account=A19 rep=R08 name="Glass cutter" amount=54000 close=03-06 actor=rep
01-19 09:00 opened stage=discovery
01-20 09:00 task.planned task=D38-1 side=us due=2026-02-20T12:00:00Z what="trial"
01-22 10:00 meeting.held contacts=tore.lie minutes=50 purpose=discovery talk_ratio=0.42 topics=cutter roles=economic level=director
01-22 11:00 contact.joined contacts=tore.lie role=economic level=director department=production
01-22 11:05 issue.raised contacts=tore.lie topic=edges aim=fix stated=true
01-22 11:06 issue.raised contacts=tore.lie topic=training aim=accomplish stated=false
01-29 10:00 issue.confirmed contacts=tore.lie topic=edges aim=fix words="edges like a bread knife"
01-30 09:00 knowledge.gained about=buying_process contacts=tore.lie what="he decides"
01-30 09:05 knowledge.gained about=context contacts=tore.lie what="three shifts"
02-02 09:00 stage evaluation
02-10 09:00 fit.assessed fit=good
02-11 09:00 value.agreed contacts=tore.lie measure="scrap" target="2 %"
02-12 09:00 stage proposal
02-12 10:00 proposal.sent contacts=tore.lie amount=54000 revision=1 customised=true
02-17 09:00 email.received contacts=tore.lie thread=D38-a topics=terms
02-17 10:00 email.sent contacts=tore.lie thread=D38-a topics=terms
02-19 09:00 stage negotiation
02-20 10:00 task.done task=D38-1 side=us
03-02 09:00 stage verbal
03-05 11:00 issue.resolved topic=edges
03-06 14:00 deal.won amount=54000 words="you came when it was dark"

# ---- An objection without a straight answer --------------------------------------------------------------------------------------------------------------------------------------
deal D39 account=A10 rep=R03 name="Inverter hall" amount=57000 close=06-05 actor=rep
03-02 09:00 opened stage=discovery
03-02 11:00 task.planned task=D39-1 side=us due=2026-04-16T12:00:00Z what="answer from legal"
03-03 10:00 call.held contacts=carla.best minutes=25 talk_ratio=0.4 purpose=discovery topics=heat
03-03 10:30 contact.joined contacts=carla.best role=technical level=manager department=operations
03-03 10:35 issue.raised contacts=carla.best topic=heat aim=avoid stated=true
03-10 10:00 issue.confirmed contacts=carla.best topic=heat aim=avoid words="forty degrees and rising"
03-17 10:00 email.received contacts=carla.best thread=D39-a topics=security : Where does our data lie?
03-17 10:05 objection.raised contacts=carla.best topic=security
03-17 15:00 email.sent contacts=carla.best thread=D39-a topics=security : I will ask.
03-26 10:00 call.held contacts=carla.best minutes=15 talk_ratio=0.4 topics=heat

# ---- Moved meetings, a deleted line and a late note: how a log really looks --------------------------------------------------------------------------------------------------------
deal D40 account=A22 rep=R07 name="Dryer fans" amount=48000 close=06-19 actor=rep
03-04 09:00 opened stage=discovery
03-05 09:00 task.planned task=D40-1 side=us due=2026-04-22T12:00:00Z what="fan list"
03-06 10:00 call.held contacts=nadja.frey minutes=20 talk_ratio=0.4 purpose=discovery topics=dryers
03-06 10:20 contact.joined contacts=nadja.frey role=economic level=director department=operations
03-06 10:25 issue.raised contacts=nadja.frey topic=fans aim=avoid stated=true
03-13 09:00 meeting.planned id=D40-plan meeting=D40-m1 starts=2026-03-24T09:00:00Z purpose=discovery channel=visit
03-13 09:00 meeting.planned id=D40-plan rev=1 recorded=2026-03-23T16:00:00Z meeting=D40-m1 starts=2026-04-02T09:00:00Z purpose=discovery channel=visit
03-18 10:00 call.held id=D40-twice contacts=nadja.frey minutes=10 topics=dryers
03-18 10:00 call.held id=D40-twice rev=1 deleted=true recorded=2026-03-19T08:00:00Z contacts=nadja.frey minutes=10
03-20 16:00 email.received recorded=2026-03-23T07:30:00Z contacts=nadja.frey thread=D40-a topics=dryers : May we move to the week after?
03-23 09:00 email.sent contacts=nadja.frey thread=D40-a topics=dryers
03-25 10:00 issue.confirmed contacts=nadja.frey topic=fans aim=avoid words="wet powder is no powder"

# ---- What managers did, on no deal ---------------------------------------------------------------------------------------------------------------------------------------------------
team
01-23 09:00 coaching.held rep=R01 actor=manager about=skill skill=listening minutes=30
01-30 09:00 skill.chosen rep=R01 skill=listening
02-13 09:00 coaching.held rep=R02 actor=manager about=deal minutes=30
02-20 09:00 coaching.held rep=R05 actor=manager about=deal minutes=25
03-06 09:00 skill.practised rep=R01 skill=listening how=customer
03-13 09:00 coaching.held rep=R07 actor=manager about=skill skill=candour minutes=30
