/**
 * What the page's own world may ask of the stand-in. It reaches the page's world through the
 * bridge alone, under a name that no script of the page ever sees.
 */
export interface PageHost {
  /** Asks main's permission handler. `details` are the parts of Electron's details that the page knows. */
  requestPermission(permission: string, details: PermissionWish): Promise<boolean>;
  /** Asks main's permission check handler. */
  checkPermission(permission: string, mediaType?: string): Promise<boolean>;
  /** Asks main's display media handler whether the screen may be captured. */
  requestDisplay(wish: { video: boolean; audio: boolean }): Promise<boolean>;
  openWindow(url: string, frameName: string, features: string): void;
  closeWindow(): void;
  readonly areNotificationsAllowed: boolean;
}

/** What a page wants, as far as the kind of permission has more to say. */
export interface PermissionWish {
  readonly mediaTypes?: readonly ('audio' | 'video')[];
}

/** The bridge key under which the host is given to the page's world. */
export const hostKey = '#host';
