import type { IncomingHttpHeaders } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** What a proxy adds; behind one, an address of this machine says nothing about who asks. */
const PROXY_HEADERS = /^(forwarded|via|x-forwarded(-.+)?|x-real-ip|x-client-ip|true-client-ip|cf-connecting-ip)$/;

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

export interface Client {
  /** Of the socket itself, never of a header. */
  remoteAddress: string | undefined;
  headers: IncomingHttpHeaders;
}

/** Why a client does not count as somebody who sits at this machine; undefined when it does. */
export function findStrangeness({ remoteAddress, headers }: Client): string | undefined {
  if (!isLoopback(remoteAddress ?? '')) return 'The request comes from another machine.';
  if (Object.keys(headers).some((name) => PROXY_HEADERS.test(name))) return 'The request comes through a proxy.';
  // A page of another site can point its own name at 127.0.0.1 (DNS rebinding); the header still tells that name.
  if (!isLocalName(headers.host ?? '')) return 'The request names another host than this machine.';
  return undefined;
}

/** 127.0.0.0/8 and ::1, an IPv4 address written as IPv6 included. */
export function isLoopback(address: string): boolean {
  const version = isIP(address);
  // Each request asks this, and a list takes thirty times as long to say it.
  return version === 4 ? address.startsWith('127.') : version === 6 && LOOPBACK.check(address, 'ipv6');
}

/** This machine by a name that no other can have, or by its address, with or without a port, as the header Host tells it. */
export function isLocalName(host: string): boolean {
  const [, bracketed, plain = ''] = /^(?:\[([0-9a-f:.]+)\]|([^:[\]]+))(?::\d{1,5})?$/i.exec(host) ?? [];
  const name = bracketed ?? plain.toLowerCase();
  return name === 'localhost' || name.endsWith('.localhost') || isLoopback(name);
}

/** True for a setting HOST with which nobody but this machine can connect. */
export function isLoopbackHost(host: string): boolean {
  return isLoopback(host) || isLocalName(host);
}
