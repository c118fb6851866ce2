import { type Words, words } from '#app/words/words.ts'
import type { Deed } from '#domain/audit/deed.ts'
import { deedWordsInSpanish } from './deed-words-in-spanish.ts'

/**
 * What every deed is called in the log. Of what is not known, `whom`, `home`, `day`, `name` and `file` are
 * `none`; `about` tells kinds of one deed apart.
 */
export const deedWords: Words<Deed> = words({
  en: {
    joined: '{who} joined{about, select, added_home { with another home} other {}}',
    'joined with default role':
      '{who} joined with the default role: whoever had invited them could no longer grant the promised one',
    'asked to join':
      '{name} asked to join without a code{about, select, sent {, and was sent the invitation that was waiting} member_already {, and was told to sign in} other {}}',
    'approved join request': '{who} approved the join request of {name}',
    'linked join request': '{who} linked the join request of {name} with {whom}',
    'declined join request': '{who} declined the join request of {name}',
    'changed own details': '{who} changed their own details',
    'chose preferences': '{who} chose what neighbours may see, and how to be told',
    'chose how to be told':
      '{who} chose to hear of notices {about, select, daily {once a day} other {at once}}',
    'merged members': '{who} merged the record of {merged} into that of {whom}',
    'undid merge': '{who} took the merging of {merged} with {whom} back',
    'closed account': '{who} closed their account',
    'invited member':
      '{who} invited {whom}{about, select, text { by text message} unsent { and has not sent the invitation yet} other {}}',
    'made invitations':
      '{who} invited {count, plural, =1 {one address} other {# addresses}} {about, select, text {by text message} other {by e-mail}}',
    'made access passes':
      '{who} made {count, plural, =1 {one access pass} other {# access passes}}{about, select, homes { for homes} other {}}',
    'resent invitation': '{who} sent {whom} the invitation again',
    reminded:
      '{who} reminded {count, plural, =1 {one person} other {# people}} of their invitations',
    'fixed address': '{who} corrected where the invitation of {whom} goes',
    'replaced code':
      '{about, select, new {{who} gave {whom} a new code} other {{who} replaced the code of {whom}; the old one no longer works}}',
    'voided invitation':
      '{about, select, merged {{who} ended one of two invitations of {whom}, as the records were merged} joined_otherwise {The invitation of {whom} ended, because {who} joined in another way} other {{who} withdrew the invitation of {whom}}}',
    'voided batch':
      '{who} withdrew {count, plural, =1 {one code} other {# codes}} of {about, select, pass {a batch of access passes} text {a batch of text messages} other {a batch of e-mails}}',
    'asked to prove mailbox':
      '{who} asked for a link to the address at which {whom} was invited, to join with another account',
    'asked a leader': '{who} asked the leaders about the invitation of {whom}',
    'asked for a new invitation':
      '{who} opened the invitation of {whom}, which has run out, and asked for a new one',
    unsubscribed: '{who} unsubscribed {whom} from invitations and reminders by e-mail',
    'lifted suppression': '{who} allowed messages to {whom} again',
    'created property': '{who} added the property {home}',
    'created household': '{who} added a household{home, select, none {} other { at {home}}}',
    'claimed home': '{who} used an open code and said where they live; a leader is to confirm it',
    'confirmed home': '{who} confirmed the home of {whom}',
    'moved to home': '{who} confirmed {whom}, at another home than the one they had told',
    'declined home': '{who} declined the home that {whom} had told',
    'appointed head':
      '{who} made {whom} Head of Household{home, select, none {} other { at {home}}}',
    'handed household over':
      '{who} handed the household{home, select, none {} other { at {home}}} over to {whom}',
    'removed from household':
      '{who} took {whom} out of the household{home, select, none {} other { at {home}}}',
    'left household': '{who} left the household{home, select, none {} other { at {home}}}',
    'planned move':
      '{who} planned a move out{home, select, none {} other { of {home}}}{day, select, none {} other {; the last day there is {day}}}',
    'changed move':
      '{who} changed the planned move out{home, select, none {} other { of {home}}}{day, select, none {} other {; the last day there is {day}}}',
    'cancelled move':
      '{who} cancelled the planned move out{home, select, none {} other { of {home}}}',
    'undid move': '{who} undid a move out{home, select, none {} other { of {home}}}',
    'moved out':
      '{whom} moved out{home, select, none {} other { of {home}}}{about, select, sold {, as it was sold} lease_ended {, as the lease ended} other {}}',
    'moved back':
      '{whom} is back{home, select, none {} other { at {home}}}, as the move was undone',
    'renamed household':
      '{who} {name, select, none {took the name of a household away; it is called after its people} other {called a household {name}}}{home, select, none {} other { at {home}}}',
    'set household inactive':
      '{who} set the household{home, select, none {} other { at {home}}} inactive',
    'set household active':
      '{who} set the household{home, select, none {} other { at {home}}} active again',
    'moved to household':
      '{who} moved {whom} to another household{home, select, none {} other { at {home}}}',
    'stepped head down':
      '{who} ended that {whom} is Head of Household{home, select, none {} other { at {home}}}',
    'changed property':
      '{who} changed the address of a property{home, select, none {} other { to {home}}}',
    'deleted property': '{who} deleted the property{home, select, none {} other { {home}}}',
    'restored property': '{who} restored the property{home, select, none {} other { {home}}}',
    'merged properties': '{who} merged two properties{home, select, none {} other { into {home}}}',
    'undid property merge':
      '{who} took the merging of two properties{home, select, none {} other { into {home}}} back',
    'founded community': '{who} created the community',
    'chose reminders': '{who} turned reminders {about, select, true {on} other {off}}',
    'chose two-factor for leaders':
      '{who} decided that leaders {about, select, true {need two-factor} other {do not need two-factor}}',
    'changed preference':
      '{who} changed {about, select, name {the name of the community} place {town and time zone} language {the language of letters} color {the colour} logo {the logo} default_role {the default member role} invitation_days {how long invitations are valid} open_codes {who confirms open codes} other {a preference}}',
    'drew curtain': '{who} drew the Black Curtain',
    'planned lifting': '{who} set the time at which the Black Curtain lifts',
    'cancelled lifting': '{who} cancelled the time at which the Black Curtain was to lift',
    'lifted curtain':
      '{about, select, its_time {The Black Curtain lifted at its time} other {{who} lifted the Black Curtain}}{count, plural, =0 {} =1 {; one person was told} other {; # people were told}}',
    'settled notice':
      '{who} took a notice{whom, select, none {} other { about {whom}}} off the home page',
    'extended trial': '{who} extended the trial by {count, plural, =1 {one day} other {# days}}',
    'ended trial for good': '{who} ended the trial: the community goes on for good',
    'exported audit log': '{who} took the audit log away as a file',
    'brought roster': '{who} uploaded the roster{file, select, none {} other { {file}}}',
    'discarded roster': '{who} discarded the roster{file, select, none {} other { {file}}}',
    'imported roster': '{who} imported the roster{file, select, none {} other { {file}}}',
    'stopped import':
      '{who} stopped the import of the roster{file, select, none {} other { {file}}}',
    'undid import': '{who} undid the import of the roster{file, select, none {} other { {file}}}',
    'created group': '{who} created the group {name}',
    'changed group': '{who} changed the group {name}',
    'deleted group': '{who} deleted the group {name}',
    'restored group': '{who} restored the group {name}',
    'joined group': '{who} joined the group {name}',
    'asked to join group': '{who} asked to join the group {name}',
    'withdrew request to join group': '{who} no longer asks to join the group {name}',
    'let into group': '{who} let {whom} into the group {name}',
    'declined for group': '{who} declined {whom} for the group {name}',
    'left group': '{who} left the group {name}',
    'removed from group': '{who} took {whom} out of the group {name}',
    'made group admin': '{who} made {whom} admin of the group {name}',
    'ended group admin': '{who} ended that {whom} is admin of the group {name}',
    'changed member role': '{who} gave {whom} the role {name}',
    'changed title': '{who} changed the title of {whom}',
    'changed member details': '{who} corrected the details of {whom}',
    'suspended member': '{who} suspended {whom}',
    'reinstated member': '{who} gave {whom} their access back',
    'exported members':
      '{count, plural, one {{who} took one member away as a file} other {{who} took # members away as a file}}',
    'created role': '{who} created the role {name}',
    'changed role': '{who} changed the role {name}',
    'deleted role':
      '{who} deleted the role {name}{count, plural, =0 {} =1 {; one person has another one instead} other {; # people have another one instead}}',
    'filled in member fields':
      '{who} filled in the member fields of {whom}{name, select, none {} other {: {name}}}',
    'added member field': '{who} added the member field {name}',
    'changed member field': '{who} changed the member field {name}',
    'removed member field': '{who} took the member field {name} away',
    'restored member field': '{who} brought the member field {name} back',
  },
  es: deedWordsInSpanish,
})
