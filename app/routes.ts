import { index, layout, prefix, type RouteConfig, route } from '@react-router/dev/routes'
import { accountRoutes } from './account-routes.ts'
import { communityRoutes } from './community-routes.ts'
import { contactRoutes } from './contact-routes.ts'
import { supportRoutes } from './support-routes.ts'

export default [
  index('pages/welcome/welcome.tsx'),
  route('start', 'pages/start/start.tsx'),

  ...prefix('join', [
    route('resident', 'pages/join/resident.tsx'),
    route('resident/other-code', 'pages/join/other-code.ts'),
    route('resident/sign-up', 'pages/join/sign-up.tsx'),
    route('resident/join', 'pages/join/join.tsx'),
    route('resident/ask-proof', 'pages/join/ask-proof.tsx'),
    route('resident/ask-leader', 'pages/join/ask-leader.tsx'),
    route('resident/ask-again', 'pages/join/ask-again.tsx'),
    route('resident/waiting', 'pages/join/waiting.tsx'),
    route('resident/waiting/:claimId', 'pages/join/correct-home.tsx'),
    route('prove/:token', 'pages/join/prove.tsx'),
    route(':code', 'pages/join/follow-link.tsx'),
  ]),

  ...prefix('request-access', [
    index('pages/request-access/request-access.tsx'),
    route('asked', 'pages/request-access/asked.tsx'),
  ]),

  ...prefix('verify-email', [
    index('pages/verify/enter-code.tsx'),
    route('resend', 'pages/verify/resend.ts'),
    route(':token', 'pages/verify/follow-link.tsx'),
  ]),

  ...contactRoutes('help/contact', 'outside'),
  ...prefix('help', [index('pages/help/help.tsx'), route(':article', 'pages/help/article.tsx')]),

  route('sign-in', 'pages/sign-in/sign-in.tsx'),
  route('sign-in/second-step', 'pages/sign-in/second-step.tsx'),
  route('sign-in/passkey', 'pages/sign-in/passkey.tsx'),
  route('sign-in/passkey/ask', 'pages/sign-in/ask-passkey.ts'),
  route('sign-out', 'pages/sign-in/sign-out.ts'),
  route('opening-soon', 'pages/opening-soon/opening-soon.tsx'),
  route('forgot-password', 'pages/password/forgot.tsx'),
  route('reset-password', 'pages/password/reset.tsx'),
  route('account-closed', 'pages/account/closed.tsx'),
  route('change-email/:token', 'pages/change-email/confirm.tsx'),
  route('keep-email/:token', 'pages/change-email/keep.tsx'),
  route('unsubscribe/:token', 'pages/unsubscribe/unsubscribe.tsx'),
  route('unsubscribe/:token/again', 'pages/unsubscribe/again.tsx'),
  route('help/conversation/:token', 'pages/contact/follow-link.tsx'),
  route('logo/:communityId', 'pages/logo/logo.ts'),
  route('language', 'pages/language/language.ts'),
  route('dev/outbox', 'pages/outbox/outbox.tsx'),

  layout('pages/signed-in/gate.tsx', [
    route('communities', 'pages/communities/communities.tsx'),
    ...accountRoutes,
    route('c/:slug', 'pages/community/community.tsx', communityRoutes),
    layout('pages/support/gate.tsx', supportRoutes),
  ]),

  route('*', 'pages/not-found/not-found.tsx'),
] satisfies RouteConfig
