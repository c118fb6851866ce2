import type { RouteConfigEntry } from '@react-router/dev/routes'
import { expect } from 'vitest'
import routes from '#app/routes.ts'
import { inCommunity } from '#database/in-community.ts'
import { addDays } from '#domain/days.ts'
import { newCode } from '#domain/invitations/access-code.ts'
import { newId } from '#domain/new-id.ts'
import { test as withDatabase } from './database.ts'
import { aCommunity, aMember, anAccount, anInvitation } from './factories.ts'
import { aHouse, aSignedInVisitor, aVisitor, type House, type TestVisitor } from './visitor.ts'

/**
 * Who gets what from every address: a page, the way to sign in, the way on to another page, or the status
 * of a refusal. A line with one answer holds for everybody. `elsewhere` leads another community; `closed`
 * belongs to this one, and it is behind the curtain. What others get follows from it, below.
 */
const table = `
WHO                                        nobody  stranger resident board leader elsewhere suspended left closed

GET  /                                     page
POST /                                     405
GET  /start                                page
POST /start                                400
GET  /join/resident                        page
POST /join/resident                        400
GET  /join/resident/other-code             on
POST /join/resident/other-code             405
GET  /join/resident/sign-up                on
POST /join/resident/sign-up                on
GET  /join/resident/join                   on
POST /join/resident/join                   on
GET  /join/resident/ask-proof              on
POST /join/resident/ask-proof              on
GET  /join/resident/ask-leader             on
POST /join/resident/ask-leader             on
GET  /join/resident/ask-again              on
POST /join/resident/ask-again              page
GET  /join/resident/waiting                sign-in on       on       on    on     on        on        on   on
POST /join/resident/waiting                405
GET  /join/prove/:token                    410
POST /join/prove/:token                    410
GET  /join/:code                           on
POST /join/:code                           405
GET  /request-access                       page
POST /request-access                       400
GET  /request-access/asked                 page
POST /request-access/asked                 405
GET  /verify-email                         page
POST /verify-email                         on
GET  /verify-email/resend                  on
POST /verify-email/resend                  on
GET  /verify-email/:token                  410
POST /verify-email/:token                  410
GET  /sign-in                              page    on       on       on    on     on        on        on   on
POST /sign-in                              400     on       on       on    on     on        on        on   on
GET  /sign-in/second-step                  sign-in
POST /sign-in/second-step                  sign-in
GET  /sign-in/passkey                      sign-in
POST /sign-in/passkey                      400
GET  /sign-in/passkey/ask                  sign-in
POST /sign-in/passkey/ask                  page
GET  /sign-out                             on
POST /sign-out                             on
GET  /opening-soon                         sign-in on       on       on    on     on        on        on   page
POST /opening-soon                         405
GET  /forgot-password                      page
POST /forgot-password                      400
GET  /reset-password                       on
POST /reset-password                       on
GET  /account-closed                        page
POST /account-closed                        405
GET  /change-email/:token                  410
POST /change-email/:token                  410
GET  /keep-email/:token                    410
POST /keep-email/:token                    410
GET  /unsubscribe/:token                   410
POST /unsubscribe/:token                   410
GET  /unsubscribe/:token/again             on
POST /unsubscribe/:token/again             410
GET  /logo/:communityId                    404
POST /logo/:communityId                    405
GET  /language                             on
POST /language                             405
GET  /dev/outbox                           404
POST /dev/outbox                           405

GET  /communities                          sign-in page     page     page  page   page      page      page page
POST /communities                          sign-in 405      405      405   405    405       405       405  405
GET  /account                              sign-in page     page     page  page   page      page      page page
POST /account                              sign-in 405      405      405   405    405       405       405  405
GET  /account/language                     sign-in on       on       on    on     on        on        on   on
POST /account/language                     sign-in on       on       on    on     on        on        on   on
GET  /account/person                       sign-in page     page     page  page   page      page      page page
POST /account/person                       sign-in 400      400      400   400    400       400       400  400
GET  /account/photo                        sign-in page     page     page  page   page      page      page page
POST /account/photo                        sign-in 400      400      400   400    400       400       400  400
GET  /account/photo/image                  sign-in 404      404      404   404    404       404       404  404
POST /account/photo/image                  sign-in 405      405      405   405    405       405       405  405
GET  /account/photo/remove                 sign-in on       on       on    on     on        on        on   on
POST /account/photo/remove                 sign-in on       on       on    on     on        on        on   on
GET  /account/email                        sign-in page     page     page  page   page      page      page page
POST /account/email                        sign-in 400      400      400   400    400       400       400  400
GET  /account/email/code                   sign-in on       on       on    on     on        on        on   on
POST /account/email/code                   sign-in on       on       on    on     on        on        on   on
GET  /account/email/resend                 sign-in on       on       on    on     on        on        on   on
POST /account/email/resend                 sign-in on       on       on    on     on        on        on   on
GET  /account/email/stop                   sign-in on       on       on    on     on        on        on   on
POST /account/email/stop                   sign-in on       on       on    on     on        on        on   on
GET  /account/password                     sign-in page     page     page  page   page      page      page page
POST /account/password                     sign-in 400      400      400   400    400       400       400  400
GET  /account/two-factor                    sign-in on on on on on on on on
POST /account/two-factor                    sign-in 405 405 405 405 405 405 405 405
GET  /account/two-factor/begin              sign-in page page page page page page page page
POST /account/two-factor/begin              sign-in 400 400 400 400 400 400 400 400
GET  /account/two-factor/set-up             sign-in on on on on on on on on
POST /account/two-factor/set-up             sign-in on on on on on on on on
GET  /account/two-factor/codes              sign-in on on on on on on on on
POST /account/two-factor/codes              sign-in 405 405 405 405 405 405 405 405
GET  /account/two-factor/codes/download     sign-in on on on on on on on on
POST /account/two-factor/codes/download     sign-in 405 405 405 405 405 405 405 405
GET  /account/two-factor/codes/keep         sign-in on on on on on on on on
POST /account/two-factor/codes/keep         sign-in on on on on on on on on
GET  /account/two-factor/new-codes          sign-in on on on on on on on on
POST /account/two-factor/new-codes          sign-in on on on on on on on on
GET  /account/two-factor/turn-off           sign-in on on on on on on on on
POST /account/two-factor/turn-off           sign-in on on on on on on on on
GET  /account/passkeys                      sign-in page page page page page page page page
POST /account/passkeys                      sign-in 405 405 405 405 405 405 405 405
GET  /account/passkeys/begin                sign-in page page page page page page page page
POST /account/passkeys/begin                sign-in 400 400 400 400 400 400 400 400
GET  /account/passkeys/add                  sign-in on on on on on on on on
POST /account/passkeys/add                  sign-in on on on on on on on on
GET  /account/passkeys/:passkeyId/rename    sign-in 404 404 404 404 404 404 404 404
POST /account/passkeys/:passkeyId/rename    sign-in 404 404 404 404 404 404 404 404
GET  /account/passkeys/:passkeyId/remove    sign-in 404 404 404 404 404 404 404 404
POST /account/passkeys/:passkeyId/remove    sign-in 404 404 404 404 404 404 404 404
GET  /account/second-step                   sign-in on on on on on on on on
POST /account/second-step                   sign-in 405 405 405 405 405 405 405 405
GET  /account/sessions                     sign-in page     page     page  page   page      page      page page
POST /account/sessions                     sign-in 405      405      405   405    405       405       405  405
GET  /account/sessions/end-others          sign-in on       on       on    on     on        on        on   on
POST /account/sessions/end-others          sign-in on       on       on    on     on        on        on   on
GET  /account/sessions/:sessionId/end      sign-in on       on       on    on     on        on        on   on
POST /account/sessions/:sessionId/end      sign-in on       on       on    on     on        on        on   on
GET  /account/communities/:slug            sign-in 404      page     page  page   404       page      404  page
POST /account/communities/:slug            sign-in 405      405      405   405    405       405       405  405
GET  /account/communities/:slug/privacy    sign-in on       on       on    on     on        on        on   on
POST /account/communities/:slug/privacy    sign-in 404      on       on    on     404       on        404  on
GET  /account/communities/:slug/told       sign-in on       on       on    on     on        on        on   on
POST /account/communities/:slug/told       sign-in 404      on       on    on     404       on        404  on
GET  /account/communities/:slug/again      sign-in on       on       on    on     on        on        on   on
POST /account/communities/:slug/again      sign-in 404      on       on    on     404       on        404  on
GET  /account/data                         sign-in page     page     page  page   page      page      page page
POST /account/data                         sign-in 405      405      405   405    405       405       405  405
GET  /account/data/download                sign-in page     page     page  page   page      page      page page
POST /account/data/download                sign-in 405      405      405   405    405       405       405  405
GET  /account/close                        sign-in page     page     page  page   page      page      page page
POST /account/close                        sign-in 400      400      400   400    400       400       400  400

GET  /c/:slug                              sign-in 404      page     page  page   404       403       404  403
POST /c/:slug                              sign-in 404      405      405   405    404       403       404  403
GET  /c/:slug/notices/told                 sign-in 404      on       on    on     404       403       404  403
POST /c/:slug/notices/told                 sign-in 404      403      on    on     404       403       404  403
GET  /c/:slug/notices/:noticeId/settle     sign-in 404      on       on    on     404       403       404  403
POST /c/:slug/notices/:noticeId/settle     sign-in 404      403      on    on     404       403       404  403
GET  /c/:slug/members                      sign-in 404      page     page  page   404       403       404  403
POST /c/:slug/members                      sign-in 404      405      405   405    404       403       404  403
GET  /c/:slug/members/invite               sign-in 404      403      403   page   404       403       404  403
POST /c/:slug/members/invite               sign-in 404      403      403   400    404       403       404  403
GET  /c/:slug/members/invite/send          sign-in 404      403      403   page   404       403       404  403
POST /c/:slug/members/invite/send          sign-in 404      403      403   400    404       403       404  403
GET  /c/:slug/members/invite/sent/:invitationId sign-in 404 403      403   404    404       403       404  403
POST /c/:slug/members/invite/sent/:invitationId sign-in 404 405      405   405    404       403       404  403
GET  /c/:slug/members/resend               sign-in 404      403      403   page   404       403       404  403
POST /c/:slug/members/resend               sign-in 404      403      403   page   404       403       404  403
GET  /c/:slug/members/void                 sign-in 404      403      403   page   404       403       404  403
POST /c/:slug/members/void                 sign-in 404      403      403   page   404       403       404  403
GET  /c/:slug/members/add-to-group         sign-in 404      403      403   page   404       403       404  403
POST /c/:slug/members/add-to-group         sign-in 404      403      403   400    404       403       404  403
GET  /c/:slug/members/suspend              sign-in 404      403      403   page   404       403       404  403
POST /c/:slug/members/suspend              sign-in 404      403      403   400    404       403       404  403
GET  /c/:slug/members/reinstate            sign-in 404      403      403   page   404       403       404  403
POST /c/:slug/members/reinstate            sign-in 404      403      403   page   404       403       404  403
GET  /c/:slug/members/invite/properties    sign-in 404      403      403   page   404       403       404  403
POST /c/:slug/members/invite/properties    sign-in 404      405      405   405    404       403       404  403
GET  /c/:slug/members/merge                sign-in 404      403      403   page   404       403       404  403
POST /c/:slug/members/merge                sign-in 404      403      403   400    404       403       404  403
GET  /c/:slug/members/merges               sign-in 404      403      403   page   404       403       404  403
POST /c/:slug/members/merges               sign-in 404      405      405   405    404       403       404  403
GET  /c/:slug/members/merges/:mergeId/undo sign-in 404      on       on    on     404       403       404  403
POST /c/:slug/members/merges/:mergeId/undo sign-in 404      403      403   404    404       403       404  403
GET  /c/:slug/invitations                  sign-in 404      403      403   page   404       403       404  403
POST /c/:slug/invitations                  sign-in 404      405      405   405    404       403       404  403
GET  /c/:slug/invitations/reminders        sign-in 404      on       on    on     404       403       404  403
POST /c/:slug/invitations/reminders        sign-in 404      403      403   on     404       403       404  403
GET  /c/:slug/invitations/text             sign-in 404      403      403   page   404       403       404  403
POST /c/:slug/invitations/text             sign-in 404      403      403   409    404       403       404  403
GET  /c/:slug/invitations/text/:batchId    sign-in 404      403      403   404    404       403       404  403
POST /c/:slug/invitations/text/:batchId    sign-in 404      405      405   405    404       403       404  403
GET  /c/:slug/invitations/email            sign-in 404      403      403   page   404       403       404  403
POST /c/:slug/invitations/email            sign-in 404      403      403   page   404       403       404  403
GET  /c/:slug/invitations/email/review     sign-in 404      403      403   on     404       403       404  403
POST /c/:slug/invitations/email/review     sign-in 404      403      403   400    404       403       404  403
GET  /c/:slug/invitations/email/send       sign-in 404      403      403   on     404       403       404  403
POST /c/:slug/invitations/email/send       sign-in 404      403      403   400    404       403       404  403
GET  /c/:slug/invitations/email/sent/:batchId sign-in 404   403      403   404    404       403       404  403
POST /c/:slug/invitations/email/sent/:batchId sign-in 404   405      405   405    404       403       404  403
GET  /c/:slug/invitations/confirm          sign-in 404      403      403   page   404       403       404  403
POST /c/:slug/invitations/confirm          sign-in 404      405      405   405    404       403       404  403
GET  /c/:slug/invitations/confirm/:claimId/settle sign-in 404 403    403   page   404       403       404  403
POST /c/:slug/invitations/confirm/:claimId/settle sign-in 404 403    403   404    404       403       404  403
GET  /c/:slug/invitations/confirm/:claimId/home sign-in 404 403      403   404    404       403       404  403
POST /c/:slug/invitations/confirm/:claimId/home sign-in 404 405      405   405    404       403       404  403
GET  /c/:slug/invitations/confirm/:claimId/decline sign-in 404 403   403   404    404       403       404  403
POST /c/:slug/invitations/confirm/:claimId/decline sign-in 404 403   403   404    404       403       404  403
GET  /c/:slug/invitations/requests         sign-in 404      403      403   page   404       403       404  403
POST /c/:slug/invitations/requests         sign-in 404      405      405   405    404       403       404  403
GET  /c/:slug/invitations/requests/:requestId/approve sign-in 404 403 403  page   404       403       404  403
POST /c/:slug/invitations/requests/:requestId/approve sign-in 404 403 403  404    404       403       404  403
GET  /c/:slug/invitations/requests/:requestId/link sign-in 404 403   403   404    404       403       404  403
POST /c/:slug/invitations/requests/:requestId/link sign-in 404 403   403   400    404       403       404  403
GET  /c/:slug/invitations/requests/:requestId/decline sign-in 404 403 403  404    404       403       404  403
POST /c/:slug/invitations/requests/:requestId/decline sign-in 404 403 403  404    404       403       404  403

GET  /c/:slug/groups sign-in 404 page page page 404 403 404 403
POST /c/:slug/groups sign-in 404 405 405 405 404 403 404 403
GET  /c/:slug/groups/new sign-in 404 403 403 page 404 403 404 403
POST /c/:slug/groups/new sign-in 404 403 403 400 404 403 404 403
GET  /c/:slug/groups/:groupId sign-in 404 404 404 404 404 403 404 403
POST /c/:slug/groups/:groupId sign-in 404 405 405 405 404 403 404 403
GET  /c/:slug/groups/:groupId/edit sign-in 404 404 404 404 404 403 404 403
POST /c/:slug/groups/:groupId/edit sign-in 404 404 404 404 404 403 404 403
GET  /c/:slug/groups/:groupId/delete sign-in 404 404 404 404 404 403 404 403
POST /c/:slug/groups/:groupId/delete sign-in 404 404 404 404 404 403 404 403
GET  /c/:slug/groups/:groupId/restore sign-in 404 on on on 404 403 404 403
POST /c/:slug/groups/:groupId/restore sign-in 404 404 404 404 404 403 404 403
GET  /c/:slug/groups/:groupId/join sign-in 404 on on on 404 403 404 403
POST /c/:slug/groups/:groupId/join sign-in 404 404 404 404 404 403 404 403
GET  /c/:slug/groups/:groupId/withdraw sign-in 404 on on on 404 403 404 403
POST /c/:slug/groups/:groupId/withdraw sign-in 404 404 404 404 404 403 404 403
GET  /c/:slug/groups/:groupId/leave sign-in 404 on on on 404 403 404 403
POST /c/:slug/groups/:groupId/leave sign-in 404 404 404 404 404 403 404 403
GET  /c/:slug/groups/:groupId/requests/:requestId/accept sign-in 404 on on on 404 403 404 403
POST /c/:slug/groups/:groupId/requests/:requestId/accept sign-in 404 404 404 404 404 403 404 403
GET  /c/:slug/groups/:groupId/requests/:requestId/decline sign-in 404 on on on 404 403 404 403
POST /c/:slug/groups/:groupId/requests/:requestId/decline sign-in 404 404 404 404 404 403 404 403
GET  /c/:slug/groups/:groupId/members/:memberId/appoint sign-in 404 on on on 404 403 404 403
POST /c/:slug/groups/:groupId/members/:memberId/appoint sign-in 404 404 404 404 404 403 404 403
GET  /c/:slug/groups/:groupId/members/:memberId/dismiss sign-in 404 on on on 404 403 404 403
POST /c/:slug/groups/:groupId/members/:memberId/dismiss sign-in 404 404 404 404 404 403 404 403
GET  /c/:slug/groups/:groupId/members/:memberId/remove sign-in 404 on on on 404 403 404 403
POST /c/:slug/groups/:groupId/members/:memberId/remove sign-in 404 404 404 404 404 403 404 403

GET  /c/:slug/invitations/status           sign-in 404      403      403   page   404       403       404  403
POST /c/:slug/invitations/status           sign-in 404      405      405   405    404       403       404  403
GET  /c/:slug/invitations/status/resend    sign-in 404      403      403   page   404       403       404  403
POST /c/:slug/invitations/status/resend    sign-in 404      403      403   page   404       403       404  403
GET  /c/:slug/invitations/status/void      sign-in 404      403      403   page   404       403       404  403
POST /c/:slug/invitations/status/void      sign-in 404      403      403   page   404       403       404  403
GET  /c/:slug/invitations/status/replace   sign-in 404      403      403   page   404       403       404  403
POST /c/:slug/invitations/status/replace   sign-in 404      403      403   page   404       403       404  403
GET  /c/:slug/invitations/status/:invitationId sign-in 404      403      403   404    404       403       404  403
POST /c/:slug/invitations/status/:invitationId sign-in 404      405      405   405    404       403       404  403
GET  /c/:slug/invitations/status/:invitationId/resend sign-in 404      403      403   404    404       403       404  403
POST /c/:slug/invitations/status/:invitationId/resend sign-in 404      403      403   404    404       403       404  403
GET  /c/:slug/invitations/status/:invitationId/void sign-in 404      403      403   404    404       403       404  403
POST /c/:slug/invitations/status/:invitationId/void sign-in 404      403      403   404    404       403       404  403
GET  /c/:slug/invitations/status/:invitationId/replace sign-in 404      403      403   404    404       403       404  403
POST /c/:slug/invitations/status/:invitationId/replace sign-in 404      403      403   404    404       403       404  403
GET  /c/:slug/invitations/status/:invitationId/fix sign-in 404      403      403   404    404       403       404  403
POST /c/:slug/invitations/status/:invitationId/fix sign-in 404      403      403   404    404       403       404  403
GET  /c/:slug/invitations/status/:invitationId/code sign-in 404      403      403   404    404       403       404  403
POST /c/:slug/invitations/status/:invitationId/code sign-in 404      403      403   404    404       403       404  403
GET  /c/:slug/invitations/passes sign-in 404 403 403 page 404 403 404 403
POST /c/:slug/invitations/passes sign-in 404 405 405 405 404 403 404 403
GET  /c/:slug/invitations/passes/blank sign-in 404 403 403 page 404 403 404 403
POST /c/:slug/invitations/passes/blank sign-in 404 403 403 400 404 403 404 403
GET  /c/:slug/invitations/passes/for-homes sign-in 404 403 403 page 404 403 404 403
POST /c/:slug/invitations/passes/for-homes sign-in 404 403 403 on 404 403 404 403
GET  /c/:slug/invitations/passes/of-members sign-in 404 403 403 page 404 403 404 403
POST /c/:slug/invitations/passes/of-members sign-in 404 405 405 405 404 403 404 403
GET  /c/:slug/invitations/passes/of-members/print sign-in 404 403 403 on 404 403 404 403
POST /c/:slug/invitations/passes/of-members/print sign-in 404 405 405 405 404 403 404 403
GET  /c/:slug/invitations/passes/:batchId sign-in 404 403 403 404 404 403 404 403
POST /c/:slug/invitations/passes/:batchId sign-in 404 405 405 405 404 403 404 403
GET  /c/:slug/invitations/passes/:batchId/print sign-in 404 403 403 404 404 403 404 403
POST /c/:slug/invitations/passes/:batchId/print sign-in 404 405 405 405 404 403 404 403
GET  /c/:slug/invitations/passes/:batchId/void sign-in 404 403 403 404 404 403 404 403
POST /c/:slug/invitations/passes/:batchId/void sign-in 404 403 403 404 404 403 404 403
GET  /c/:slug/roster sign-in 404 403 403 page 404 403 404 403
POST /c/:slug/roster sign-in 404 403 403 400 404 403 404 403
GET  /c/:slug/roster/template.csv sign-in 404 403 403 page 404 403 404 403
POST /c/:slug/roster/template.csv sign-in 404 405 405 405 404 403 404 403
GET  /c/:slug/roster/:rosterId sign-in 404 403 403 404 404 403 404 403
POST /c/:slug/roster/:rosterId sign-in 404 405 405 405 404 403 404 403
GET  /c/:slug/roster/:rosterId/columns sign-in 404 403 403 404 404 403 404 403
POST /c/:slug/roster/:rosterId/columns sign-in 404 403 403 404 404 403 404 403
GET  /c/:slug/roster/:rosterId/rows sign-in 404 403 403 404 404 403 404 403
POST /c/:slug/roster/:rosterId/rows sign-in 404 403 403 404 404 403 404 403
GET  /c/:slug/roster/:rosterId/import sign-in 404 403 403 404 404 403 404 403
POST /c/:slug/roster/:rosterId/import sign-in 404 403 403 404 404 403 404 403
GET  /c/:slug/roster/:rosterId/sheet sign-in 404 on on on 404 403 404 403
POST /c/:slug/roster/:rosterId/sheet sign-in 404 403 403 404 404 403 404 403
GET  /c/:slug/roster/:rosterId/discard sign-in 404 on on on 404 403 404 403
POST /c/:slug/roster/:rosterId/discard sign-in 404 403 403 on 404 403 404 403
GET  /c/:slug/roster/:rosterId/again sign-in 404 on on on 404 403 404 403
POST /c/:slug/roster/:rosterId/again sign-in 404 403 403 404 404 403 404 403
GET  /c/:slug/roster/:rosterId/cancel sign-in 404 on on on 404 403 404 403
POST /c/:slug/roster/:rosterId/cancel sign-in 404 403 403 404 404 403 404 403
GET  /c/:slug/roster/:rosterId/rest sign-in 404 on on on 404 403 404 403
POST /c/:slug/roster/:rosterId/rest sign-in 404 403 403 404 404 403 404 403
GET  /c/:slug/roster/:rosterId/send sign-in 404 403 403 404 404 403 404 403
POST /c/:slug/roster/:rosterId/send sign-in 404 403 403 404 404 403 404 403
GET  /c/:slug/roster/:rosterId/undo sign-in 404 403 403 404 404 403 404 403
POST /c/:slug/roster/:rosterId/undo sign-in 404 403 403 404 404 403 404 403
GET  /c/:slug/roster/:rosterId/attention.csv sign-in 404 403 403 404 404 403 404 403
POST /c/:slug/roster/:rosterId/attention.csv sign-in 404 405 405 405 404 403 404 403
GET  /c/:slug/members/columns sign-in 404 page page page 404 403 404 403
POST /c/:slug/members/columns sign-in 404 on on on 404 403 404 403
GET  /c/:slug/members/export sign-in 404 403 403 page 404 403 404 403
POST /c/:slug/members/export sign-in 404 405 405 405 404 403 404 403
GET  /c/:slug/members/export/file sign-in 404 on on on 404 403 404 403
POST /c/:slug/members/export/file sign-in 404 403 403 400 404 403 404 403
GET  /c/:slug/members/:memberId sign-in 404 404 404 404 404 403 404 403
POST /c/:slug/members/:memberId sign-in 404 405 405 405 404 403 404 403
GET  /c/:slug/members/:memberId/title sign-in 404 403 403 404 404 403 404 403
POST /c/:slug/members/:memberId/title sign-in 404 403 403 404 404 403 404 403
GET  /c/:slug/members/:memberId/contacts sign-in 404 403 403 404 404 403 404 403
POST /c/:slug/members/:memberId/contacts sign-in 404 403 403 404 404 403 404 403
GET  /c/:slug/members/:memberId/suspend sign-in 404 403 403 404 404 403 404 403
POST /c/:slug/members/:memberId/suspend sign-in 404 403 403 404 404 403 404 403
GET  /c/:slug/members/:memberId/reinstate sign-in 404 on on on 404 403 404 403
POST /c/:slug/members/:memberId/reinstate sign-in 404 403 403 404 404 403 404 403
GET  /c/:slug/members/:memberId/photo sign-in 404 404 404 404 404 403 404 403
POST /c/:slug/members/:memberId/photo sign-in 404 405 405 405 404 403 404 403
GET  /c/:slug/members/:memberId/role sign-in 404 403 403 404 404 403 404 403
POST /c/:slug/members/:memberId/role sign-in 404 403 403 404 404 403 404 403
GET  /c/:slug/roster/:rosterId/events sign-in 404 403 403 page 404 403 404 403
POST /c/:slug/roster/:rosterId/events sign-in 404 405 405 405 404 403 404 403

GET  /c/:slug/audit                        sign-in 404      403      403   page   404       403       404  403
POST /c/:slug/audit                        sign-in 404      405      405   405    404       403       404  403
GET  /c/:slug/audit/export                 sign-in 404      on       on    on     404       403       404  403
POST /c/:slug/audit/export                 sign-in 404      403      403   page   404       403       404  403
GET  /c/:slug/trial                        sign-in 404      403      403   page   404       403       404  403
POST /c/:slug/trial                        sign-in 404      405      405   405    404       403       404  403
GET  /c/:slug/trial/extend                 sign-in 404      on       on    on     404       403       404  403
POST /c/:slug/trial/extend                 sign-in 404      403      403   400    404       403       404  403
GET  /c/:slug/preferences                  sign-in 404      403      page  page   404       403       404  403
POST /c/:slug/preferences                  sign-in 404      405      405   405    404       403       404  403
GET  /c/:slug/preferences/name sign-in 404 403 403 page 404 403 404 403
POST /c/:slug/preferences/name sign-in 404 403 403 400 404 403 404 403
GET  /c/:slug/preferences/place sign-in 404 403 403 page 404 403 404 403
POST /c/:slug/preferences/place sign-in 404 403 403 400 404 403 404 403
GET  /c/:slug/preferences/language sign-in 404 403 403 page 404 403 404 403
POST /c/:slug/preferences/language sign-in 404 403 403 on 404 403 404 403
GET  /c/:slug/preferences/logo sign-in 404 403 403 page 404 403 404 403
POST /c/:slug/preferences/logo sign-in 404 403 403 400 404 403 404 403
GET  /c/:slug/preferences/color sign-in 404 403 403 page 404 403 404 403
POST /c/:slug/preferences/color sign-in 404 403 403 400 404 403 404 403
GET  /c/:slug/preferences/default-role sign-in 404 403 403 page 404 403 404 403
POST /c/:slug/preferences/default-role sign-in 404 403 403 400 404 403 404 403
GET  /c/:slug/preferences/validity sign-in 404 403 403 page 404 403 404 403
POST /c/:slug/preferences/validity sign-in 404 403 403 400 404 403 404 403
GET  /c/:slug/preferences/reminders sign-in 404 403 403 page 404 403 404 403
POST /c/:slug/preferences/reminders sign-in 404 403 403 400 404 403 404 403
GET  /c/:slug/preferences/open-codes sign-in 404 403 403 page 404 403 404 403
POST /c/:slug/preferences/open-codes sign-in 404 403 403 400 404 403 404 403
GET  /c/:slug/preferences/logo/remove sign-in 404 on on on 404 403 404 403
POST /c/:slug/preferences/logo/remove sign-in 404 403 403 on 404 403 404 403
GET  /c/:slug/preferences/black-curtain sign-in 404 403 page page 404 403 404 403
POST /c/:slug/preferences/black-curtain sign-in 404 405 405 405 404 403 404 403
GET  /c/:slug/preferences/black-curtain/draw sign-in 404 403 403 page 404 403 404 403
POST /c/:slug/preferences/black-curtain/draw sign-in 404 403 403 400 404 403 404 403
GET  /c/:slug/preferences/black-curtain/lift sign-in 404 on on on 404 403 404 403
POST /c/:slug/preferences/black-curtain/lift sign-in 404 403 403 on 404 403 404 403
GET  /c/:slug/preferences/black-curtain/plan sign-in 404 403 403 on 404 403 404 403
POST /c/:slug/preferences/black-curtain/plan sign-in 404 403 403 on 404 403 404 403
GET  /c/:slug/preferences/black-curtain/plan/cancel sign-in 404 on on on 404 403 404 403
POST /c/:slug/preferences/black-curtain/plan/cancel sign-in 404 403 403 on 404 403 404 403
GET  /c/:slug/preferences/two-factor sign-in 404 403 page page 404 403 404 403
POST /c/:slug/preferences/two-factor sign-in 404 403 403 on 404 403 404 403
GET  /c/:slug/roles sign-in 404 403 page page 404 403 404 403
POST /c/:slug/roles sign-in 404 405 405 405 404 403 404 403
GET  /c/:slug/roles/new sign-in 404 403 403 page 404 403 404 403
POST /c/:slug/roles/new sign-in 404 403 403 400 404 403 404 403
GET  /c/:slug/roles/back sign-in 404 on on on 404 403 404 403
POST /c/:slug/roles/back sign-in 404 on on on 404 403 404 403
GET  /c/:slug/roles/:roleId sign-in 404 403 404 404 404 403 404 403
POST /c/:slug/roles/:roleId sign-in 404 403 403 404 404 403 404 403
GET  /c/:slug/roles/:roleId/delete sign-in 404 403 403 404 404 403 404 403
POST /c/:slug/roles/:roleId/delete sign-in 404 403 403 404 404 403 404 403
GET  /c/:slug/roles/:roleId/see sign-in 404 on on on 404 403 404 403
POST /c/:slug/roles/:roleId/see sign-in 404 403 403 404 404 403 404 403
GET  /c/:slug/preferences/fields sign-in 404 403 page page 404 403 404 403
POST /c/:slug/preferences/fields sign-in 404 405 405 405 404 403 404 403
GET  /c/:slug/preferences/fields/new sign-in 404 403 403 page 404 403 404 403
POST /c/:slug/preferences/fields/new sign-in 404 403 403 400 404 403 404 403
GET  /c/:slug/preferences/fields/:fieldId sign-in 404 403 403 404 404 403 404 403
POST /c/:slug/preferences/fields/:fieldId sign-in 404 403 403 404 404 403 404 403
GET  /c/:slug/preferences/fields/:fieldId/remove sign-in 404 on on on 404 403 404 403
POST /c/:slug/preferences/fields/:fieldId/remove sign-in 404 403 403 404 404 403 404 403
GET  /c/:slug/preferences/fields/:fieldId/restore sign-in 404 on on on 404 403 404 403
POST /c/:slug/preferences/fields/:fieldId/restore sign-in 404 403 403 404 404 403 404 403
GET  /c/:slug/members/:memberId/fields sign-in 404 404 404 404 404 403 404 403
POST /c/:slug/members/:memberId/fields sign-in 404 404 404 404 404 403 404 403
GET  /c/:slug/my-household                 sign-in 404      page     page  page   404       403       404  403
POST /c/:slug/my-household                 sign-in 404      405      405   405    404       403       404  403
GET  /c/:slug/my-household/:householdId/invite sign-in 404 404 404 404 404 403 404 403
POST /c/:slug/my-household/:householdId/invite sign-in 404 405 405 405 404 403 404 403
GET  /c/:slug/my-household/:householdId/invite/:channel sign-in 404 404 404 404 404 403 404 403
POST /c/:slug/my-household/:householdId/invite/:channel sign-in 404 404 404 404 404 403 404 403
GET  /c/:slug/my-household/:householdId/leave sign-in 404 404 404 404 404 403 404 403
POST /c/:slug/my-household/:householdId/leave sign-in 404 404 404 404 404 403 404 403
GET  /c/:slug/my-household/guests/:invitationId/sent sign-in 404 404 404 404 404 403 404 403
POST /c/:slug/my-household/guests/:invitationId/sent sign-in 404 405 405 405 404 403 404 403
GET  /c/:slug/my-household/guests/:invitationId/resend sign-in 404 404 404 404 404 403 404 403
POST /c/:slug/my-household/guests/:invitationId/resend sign-in 404 404 404 404 404 403 404 403
GET  /c/:slug/my-household/guests/:invitationId/cancel sign-in 404 404 404 404 404 403 404 403
POST /c/:slug/my-household/guests/:invitationId/cancel sign-in 404 404 404 404 404 403 404 403
GET  /c/:slug/my-household/residents/:residencyId/appoint sign-in 404 404 404 404 404 403 404 403
POST /c/:slug/my-household/residents/:residencyId/appoint sign-in 404 404 404 404 404 403 404 403
GET  /c/:slug/my-household/residents/:residencyId/hand-over sign-in 404 404 404 404 404 403 404 403
POST /c/:slug/my-household/residents/:residencyId/hand-over sign-in 404 404 404 404 404 403 404 403
GET  /c/:slug/my-household/residents/:residencyId/remove sign-in 404 404 404 404 404 403 404 403
POST /c/:slug/my-household/residents/:residencyId/remove sign-in 404 404 404 404 404 403 404 403

GET  /c/:slug/households sign-in 404 403 page page 404 403 404 403
POST /c/:slug/households sign-in 404 405 405 405 404 403 404 403
GET  /c/:slug/households/export sign-in 404 403 403 page 404 403 404 403
POST /c/:slug/households/export sign-in 404 405 405 405 404 403 404 403
GET  /c/:slug/households/export/file sign-in 404 on on on 404 403 404 403
POST /c/:slug/households/export/file sign-in 404 403 403 400 404 403 404 403
GET  /c/:slug/households/new sign-in 404 403 403 on 404 403 404 403
POST /c/:slug/households/new sign-in 404 403 403 404 404 403 404 403
GET  /c/:slug/households/:householdId sign-in 404 403 404 404 404 403 404 403
POST /c/:slug/households/:householdId sign-in 404 405 405 405 404 403 404 403
GET  /c/:slug/households/:householdId/rename sign-in 404 403 403 404 404 403 404 403
POST /c/:slug/households/:householdId/rename sign-in 404 403 403 404 404 403 404 403
GET  /c/:slug/households/:householdId/inactive sign-in 404 403 403 404 404 403 404 403
POST /c/:slug/households/:householdId/inactive sign-in 404 403 403 404 404 403 404 403
GET  /c/:slug/households/:householdId/active sign-in 404 on on on 404 403 404 403
POST /c/:slug/households/:householdId/active sign-in 404 403 403 404 404 403 404 403
GET  /c/:slug/households/:householdId/people/:residencyId/appoint sign-in 404 on on on 404 403 404 403
POST /c/:slug/households/:householdId/people/:residencyId/appoint sign-in 404 403 403 404 404 403 404 403
GET  /c/:slug/households/:householdId/people/:residencyId/step-down sign-in 404 on on on 404 403 404 403
POST /c/:slug/households/:householdId/people/:residencyId/step-down sign-in 404 403 403 404 404 403 404 403
GET  /c/:slug/households/:householdId/people/:residencyId/move sign-in 404 403 403 404 404 403 404 403
POST /c/:slug/households/:householdId/people/:residencyId/move sign-in 404 403 403 404 404 403 404 403
GET  /c/:slug/properties/export sign-in 404 403 403 page 404 403 404 403
POST /c/:slug/properties/export sign-in 404 405 405 405 404 403 404 403
GET  /c/:slug/properties/export/file sign-in 404 on on on 404 403 404 403
POST /c/:slug/properties/export/file sign-in 404 403 403 400 404 403 404 403
GET  /c/:slug/properties/new sign-in 404 403 403 page 404 403 404 403
POST /c/:slug/properties/new sign-in 404 403 403 400 404 403 404 403
GET  /c/:slug/properties/merge sign-in 404 403 403 page 404 403 404 403
POST /c/:slug/properties/merge sign-in 404 403 403 400 404 403 404 403
GET  /c/:slug/properties/merges sign-in 404 403 403 page 404 403 404 403
POST /c/:slug/properties/merges sign-in 404 405 405 405 404 403 404 403
GET  /c/:slug/properties/merges/:mergeId/undo sign-in 404 on on on 404 403 404 403
POST /c/:slug/properties/merges/:mergeId/undo sign-in 404 403 403 404 404 403 404 403
GET  /c/:slug/properties/:propertyId/address sign-in 404 403 403 404 404 403 404 403
POST /c/:slug/properties/:propertyId/address sign-in 404 403 403 404 404 403 404 403
GET  /c/:slug/properties/:propertyId/delete sign-in 404 403 403 404 404 403 404 403
POST /c/:slug/properties/:propertyId/delete sign-in 404 403 403 404 404 403 404 403
GET  /c/:slug/properties/:propertyId/restore sign-in 404 on on on 404 403 404 403
POST /c/:slug/properties/:propertyId/restore sign-in 404 403 403 404 404 403 404 403
GET  /c/:slug/properties sign-in 404 403 page page 404 403 404 403
POST /c/:slug/properties sign-in 404 405 405 405 404 403 404 403
GET  /c/:slug/properties/:propertyId sign-in 404 403 404 404 404 403 404 403
POST /c/:slug/properties/:propertyId sign-in 404 405 405 405 404 403 404 403
GET  /c/:slug/properties/:propertyId/move sign-in 404 403 403 404 404 403 404 403
POST /c/:slug/properties/:propertyId/move sign-in 404 403 403 404 404 403 404 403
GET  /c/:slug/properties/:propertyId/moves/:moveId sign-in 404 403 403 404 404 403 404 403
POST /c/:slug/properties/:propertyId/moves/:moveId sign-in 404 405 405 405 404 403 404 403
GET  /c/:slug/properties/:propertyId/moves/:moveId/change sign-in 404 403 403 404 404 403 404 403
POST /c/:slug/properties/:propertyId/moves/:moveId/change sign-in 404 403 403 404 404 403 404 403
GET  /c/:slug/properties/:propertyId/moves/:moveId/cancel sign-in 404 on on on 404 403 404 403
POST /c/:slug/properties/:propertyId/moves/:moveId/cancel sign-in 404 403 403 404 404 403 404 403
GET  /c/:slug/properties/:propertyId/moves/:moveId/undo sign-in 404 403 403 404 404 403 404 403
POST /c/:slug/properties/:propertyId/moves/:moveId/undo sign-in 404 403 403 404 404 403 404 403

GET  /c/:slug/progress sign-in 404 403 page page 404 403 404 403
POST /c/:slug/progress sign-in 404 405 405 405 404 403 404 403
GET  /c/:slug/progress/print sign-in 404 403 page page 404 403 404 403
POST /c/:slug/progress/print sign-in 404 405 405 405 404 403 404 403
GET  /c/:slug/progress/resend sign-in 404 on on on 404 403 404 403
POST /c/:slug/progress/resend sign-in 404 403 403 on 404 403 404 403
GET  /c/:slug/progress/letter sign-in 404 on on on 404 403 404 403
POST /c/:slug/progress/letter sign-in 404 403 403 on 404 403 404 403

GET  /*                                    404
POST /*                                    404`

const [[, ...who] = [], ...lines] = table
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => line.split(/ +/))

const written = Object.fromEntries(
  lines.map(([method, path, ...answers]) => [
    `${method} ${path}`,
    Object.fromEntries(who.map((name, at) => [name, answers[answers.length === 1 ? 0 : at]!])),
  ]),
)

/** What may be sent although the trial has ended: how to go on. */
const sentAllTheSame = [
  'POST /c/:slug/audit/export',
  'POST /c/:slug/members/export/file',
  'POST /c/:slug/households/export/file',
  'POST /c/:slug/properties/export/file',
  'POST /c/:slug/trial/extend',
]

/** What a community that can only be looked at answers: pages as ever, and no to every form. */
const lookedAt = (as: string) => (line: string, answers: Record<string, string>) =>
  /^POST [/]c[/]/.test(line) && !sentAllTheSame.includes(line) ? '403' : answers[as]!

/** What a leader is answered otherwise while the curtain is drawn: there is one to plan, and none to draw. */
const whileDrawn: Record<string, string> = {
  'GET /c/:slug/preferences/black-curtain/draw': 'on',
  'POST /c/:slug/preferences/black-curtain/draw': 'on',
  'GET /c/:slug/preferences/black-curtain/plan': 'page',
  'POST /c/:slug/preferences/black-curtain/plan': '400',
}

/** Whose answers follow from the table: a curtain holds no leader, and an ended trial only looks. */
const following: Record<string, (line: string, answers: Record<string, string>) => string> = {
  'leader of closed': (line, answers) => whileDrawn[line] ?? answers.leader!,
  'resident of ended': lookedAt('resident'),
  'board of ended': lookedAt('board'),
  'leader of ended': lookedAt('leader'),
}

const everybody = [...who, ...Object.keys(following)]

const expected = Object.fromEntries(
  Object.entries(written).map(([line, answers]) => [
    line,
    everybody.map((name) => answers[name] ?? following[name]!(line, answers)),
  ]),
)

/** Every address of the table of contents, with the name of what stands there. */
function addressesOf(
  entries: readonly RouteConfigEntry[],
  above = '',
): { path: string; name: string }[] {
  return entries.flatMap(({ path, index, file, id, children = [] }) => {
    const full = path ? `${above}/${path}` : above
    const own = { path: full || '/', name: id ?? file.replace(/[.]tsx?$/, '') }
    return [...(path || index ? [own] : []), ...addressesOf(children, full)]
  })
}

const addresses = addressesOf(routes)
const paths = [...new Set(addresses.map(({ path }) => path))]
const methods = ['GET', 'POST'] as const

const now = new Date()

/** A community, one behind the curtain, one whose trial has ended, and everybody with their account. */
async function aTown(house: House) {
  const { db } = house.services
  const [open, closed, other] = [await aCommunity(db), await aCommunity(db), await aCommunity(db)]
  const ended = await aCommunity(db, { trialEndsAt: addDays(now, -1) })
  const { communityId } = open
  const member = async (given: Partial<Parameters<typeof aMember>[1]>) =>
    (await aMember(db, { communityId, ...given })).accountId
  const waiting = await member({ communityId: other.communityId })
  await aMember(db, { communityId: closed.communityId, accountId: waiting })
  await inCommunity(db, closed.communityId, (db) =>
    db
      .updateTable('communities')
      .set({ curtainDrawnAt: now })
      .where('id', '=', closed.communityId)
      .execute(),
  )
  const accounts: Record<string, string | null> = {
    nobody: null,
    stranger: (await anAccount(db)).id,
    resident: await member({}),
    board: await member({ role: 'board' }),
    leader: open.leader.accountId,
    elsewhere: other.leader.accountId,
    suspended: await member({ suspendedAt: now, suspendedBecause: 'arrears' }),
    left: await member({ leftAt: now }),
    closed: waiting,
    'leader of closed': closed.leader.accountId,
    'resident of ended': await member({ communityId: ended.communityId }),
    'board of ended': await member({ communityId: ended.communityId, role: 'board' }),
    'leader of ended': ended.leader.accountId,
  }
  const placeOf = (name: string) =>
    name.endsWith('closed') ? closed : name.endsWith(' of ended') ? ended : open
  return { house, accounts, placeOf }
}

const test = withDatabase.extend('town', { scope: 'worker' }, async ({ db }) => aTown(aHouse(db)))

function filledIn(path: string, { slug, communityId }: { slug: string; communityId: string }) {
  const parts = {
    slug,
    communityId,
    noticeId: newId(),
    claimId: newId(),
    requestId: newId(),
    invitationId: newId(),
    householdId: newId(),
    residencyId: newId(),
    channel: 'email',
    rosterId: newId(),
    propertyId: newId(),
    moveId: newId(),
    batchId: newId(),
    sessionId: newId(),
    passkeyId: newId(),
    code: newCode(),
    token: 'nonsense',
  }
  return path
    .replace(/:(\w+)/g, (_, name) => parts[name as keyof typeof parts])
    .replace('*', 'nowhere')
}

const visitorFor = (house: House, accountId: string | null) =>
  accountId ? aSignedInVisitor(house, { accountId }) : aVisitor(house)

/** A form with something for everybody, and not enough for anything new. */
const form = { told: 'daily', language: 'en' }

const ask = (visitor: TestVisitor, method: string, path: string) =>
  method === 'POST' ? visitor.post(path, form) : visitor.get(path)

function kindOf(answer: Response): string {
  const location = answer.headers.get('location')
  if (location) return location.startsWith('/sign-in') ? 'sign-in' : 'on'
  return answer.status === 200 ? 'page' : String(answer.status)
}

test('the table knows every address, and no other', () => {
  const asked = paths.flatMap((path) => methods.map((method) => `${method} ${path}`))
  expect(Object.keys(expected).sort()).toEqual(asked.sort())
})

test.for(paths)('%s answers everybody as the table says', async (path, { town }) => {
  const answers: Record<string, string[]> = { GET: [], POST: [] }
  for (const name of everybody) {
    const visitor = await visitorFor(town.house, town.accounts[name]!)
    const address = filledIn(path, town.placeOf(name))
    for (const method of methods) answers[method]!.push(kindOf(await ask(visitor, method, address)))
  }
  for (const method of methods)
    expect(named(answers[method]!)).toEqual(named(expected[`${method} ${path}`]!))
})

const named = (cells: string[]) =>
  Object.fromEntries(everybody.map((name, at) => [name, cells[at]]))

/** A community nobody has heard of, with everything in it that a stranger must not learn. */
async function aSecretCommunity(house: House) {
  const { db } = house.services
  const community = await aCommunity(db, { name: 'Quillfeather Commons' })
  const { leader, communityId } = community
  const invited = await anInvitation(db, { by: leader, newcomer: { lastName: 'Zweig' } })
  const names = {
    role: 'leader' as const,
    lastName: 'Ojeda',
    title: 'Treasurer of Trees',
    phone: '+15125550177',
  }
  const { email } = await aMember(db, { communityId, ...names })
  const words = ['Quillfeather Commons', 'Zweig', 'Ojeda', 'Treasurer', 'MAIN ST']
  return { community, secrets: [...words, '5550177', '555-0177', invited.email, email!] }
}

test.for(['nobody', 'stranger', 'elsewhere'])(
  'no answer tells %s a name, an address or an e-mail of a community',
  async (name, { town }) => {
    const { house, accounts } = town
    const { community, secrets } = await aSecretCommunity(house)
    for (const { path, name: route } of addresses) {
      const visitor = await visitorFor(house, accounts[name]!)
      const address = filledIn(path, community)
      const data = address === '/' ? '/_root.data' : `${address}.data`
      for (const answer of [
        await visitor.get(address),
        await visitor.get(data),
        await visitor.get(`${data}?_routes=${encodeURIComponent(route)}`),
        await visitor.post(address, form),
      ]) {
        const said = [...answer.headers, await answer.text()].join('\n')
        expect(secrets.filter((secret) => said.includes(secret))).toEqual([])
        expect(answer.status).toBeLessThan(500)
      }
    }
  },
)

test.for(['PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
  '%s is for no page of ours',
  async (method, { town }) => {
    for (const path of ['/', '/sign-in', '/sign-out', '/language', '/nowhere']) {
      const answer = await aVisitor(town.house).ask(path, { method })
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST'])
    }
  },
)

test('a form for a page that takes none says so, and which ways there are', async ({ town }) => {
  const answer = await aVisitor(town.house).post('/', form)
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  expect(await answer.text()).toContain('This cannot be done here')
})
