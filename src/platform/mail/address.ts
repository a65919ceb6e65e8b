import { type LookupAddress, lookup as lookUp } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** Addresses of IPv4 that lead to no stranger: this machine, its network, what is set aside for tests, groups (RFC 6890, RFC 5771). */
const closed4 = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  closed4.addSubnet(net, bits, 'ipv4')

/** Of IPv6 only what is given to networks of the world is open, without what carries an address of IPv4 inside or is set aside. */
const open6 = new BlockList()
open6.addSubnet('2000::', 3, 'ipv6')
const closed6 = new BlockList()
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  closed6.addSubnet(net, bits, 'ipv6')

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

/** Whether an address of the network lies outside: in the world, where a person's own receiver can stand. */
export function isOutside(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !closed4.check(address, 'ipv4')
  return family === 6 && open6.check(address, 'ipv6') && !closed6.check(address, 'ipv6')
}

/** Whether it is this machine itself. */
export const isLoopback = (address: string): boolean => {
  const family = isIP(address)
  return family !== 0 && loopback.check(address, family === 4 ? 'ipv4' : 'ipv6')
}

/** Nobody is called there. */
export class Closed extends Error {}

/**
 * Finds the addresses of a name for a connection and refuses the whole name where one of them is not allowed: what was judged is what is
 * connected to, so a name cannot point elsewhere a moment later.
 */
export const guardedLookup = (allowed: (address: string) => boolean): LookupFunction =>
  function lookup(hostname, options, done) {
    lookUp(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, '')
      const bad = (addresses as LookupAddress[]).find(({ address }) => !allowed(address))
      if (bad || addresses.length === 0) return done(new Closed(`${hostname} leads to ${bad?.address ?? 'nowhere'}`), '')
      if (options.all) return done(null, addresses)
      const [first] = addresses as [LookupAddress, ...LookupAddress[]]
      return done(null, first.address, first.family)
    })
  }
