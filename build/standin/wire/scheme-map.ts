/** The domain under which Chromium sees the application's own pages; it can never be registered. */
export const topDomain = 'app.invalid';

/**
 * The one place that knows how an application's own scheme looks to Chromium: `app://zvonok/a` is
 * `https://zvonok.app.invalid/a`, a secure context. The main process only ever sees its own form.
 */
export class SchemeMap {
  readonly #schemes = new Set<string>();

  register(scheme: string): void {
    if (this.#schemes.size > 0 && !this.#schemes.has(scheme)) {
      throw new Error(`the stand-in serves one scheme of the application's own, not also ${scheme}:`);
    }
    this.#schemes.add(scheme);
  }

  /** The registered scheme, without the colon. */
  get scheme(): string | undefined {
    return [...this.#schemes][0];
  }

  /** A URL of main as Chromium knows it. */
  toChromium(url: string): string {
    if (!this.scheme) return url;
    const own = new RegExp(`^(blob:)?${this.scheme}://([^/?#]+)(.*)$`, 's').exec(url);
    if (!own) return url;
    const [, blob = '', host = '', rest = ''] = own;
    return `${blob}https://${host}.${topDomain}${rest.startsWith('/') ? '' : '/'}${rest}`;
  }

  /** A URL of Chromium as main knows it. */
  toApp(url: string): string {
    if (!this.scheme) return url;
    const own = new RegExp(`^(blob:)?https://([^/?#]+)\\.${topDomain.replace('.', '\\.')}(.*)$`, 's').exec(
      url,
    );
    if (!own) return url;
    const [, blob = '', host = '', rest = ''] = own;
    return `${blob}${this.scheme}://${host}${rest}`;
  }

  /** The origin of a URL in main's form, without a slash at its end; '' where there is none. */
  originOf(url: string): string {
    return /^[a-z][a-z0-9+.-]*:\/\/[^/?#]+/i.exec(this.toApp(url))?.[0] ?? '';
  }

  /** A header of main's response as Chromium must read it: policies may name the scheme itself. */
  headerToChromium(name: string, value: string): string {
    if (!this.scheme) return value;
    if (name.startsWith('content-security-policy')) {
      return value
        .replace(new RegExp(`\\b${this.scheme}://([\\w.-]+)`, 'g'), `https://$1.${topDomain}`)
        .replace(new RegExp(`(^|[\\s;])${this.scheme}:(?=[\\s;]|$)`, 'g'), `$1https://*.${topDomain}`);
    }
    return name === 'location' ? this.toChromium(value) : value;
  }
}
