import { expect, test } from 'vitest'
import { readEnvironment } from '../env.ts'
import { clientAddress, networkOf } from './client-address.ts'

const nobody = ''
const proxy = '10.0.0.0/8 fd00::/8'

test.for([
  ['a visitor at the door', nobody, '192.0.2.7', null, '192.0.2.7'],
  ['a visitor at the door who pretends', nobody, '192.0.2.7', '198.51.100.1', '192.0.2.7'],
  ['a visitor past our proxy who pretends', proxy, '192.0.2.7', '198.51.100.1', '192.0.2.7'],
  ['a visitor behind our proxy', proxy, '10.0.0.1', '198.51.100.1', '198.51.100.1'],
  ['one behind two of them', proxy, '10.0.0.1', '198.51.100.1, 10.0.0.2', '198.51.100.1'],
  ['one behind it who pretends', proxy, '10.0.0.1', '203.0.113.9, 198.51.100.1', '198.51.100.1'],
  ['one who pretends to be a proxy', proxy, '192.0.2.7', '198.51.100.1, 10.0.0.1', '192.0.2.7'],
  ['our proxy itself', proxy, '10.0.0.1', null, '10.0.0.1'],
  ['nothing but proxies', proxy, '10.0.0.1', '10.0.0.3, 10.0.0.2', '10.0.0.3'],
  ['IPv6 behind IPv6', proxy, 'fd00::1', '2001:db8::7', '2001:db8::7'],
  ['IPv4 in IPv6 clothes', nobody, '::ffff:192.0.2.7', null, '192.0.2.7'],
  ['a proxy in IPv6 clothes', proxy, '::ffff:10.0.0.1', '::ffff:192.0.2.7', '192.0.2.7'],
  ['words instead of an address', proxy, '10.0.0.1', 'unknown', null],
  ['an empty header', proxy, '10.0.0.1', '', null],
  ['a connection that is gone', proxy, undefined, '192.0.2.7', null],
] as const)('%s is known by where it comes from', ([, trusted, peer, forwardedFor, expected]) => {
  const { trustedProxies } = readEnvironment({ TRUSTED_PROXIES: trusted })
  expect(clientAddress({ peer, forwardedFor }, trustedProxies)).toBe(expected)
})

test.for([
  ['192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::9', '2001:db8:1:2'],
  ['2001:0DB8:0001:0002::9', '2001:db8:1:2'],
  ['2001:db8::9', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::', 'fe80:0:0:0'],
] as const)('%s counts as %s, what one customer has', ([address, network]) => {
  expect(networkOf(address)).toBe(network)
})
