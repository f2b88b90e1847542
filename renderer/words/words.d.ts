import 'i18next';
import type activity from './en/activity.json';
import type applications from './en/applications.json';
import type common from './en/common.json';
import type detail from './en/detail.json';
import type diagnostics from './en/diagnostics.json';
import type exports from './en/export.json';
import type overview from './en/overview.json';
import type review from './en/review.json';
import type settings from './en/settings.json';
import type start from './en/start.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      activity: typeof activity;
      applications: typeof applications;
      common: typeof common;
      detail: typeof detail;
      diagnostics: typeof diagnostics;
      export: typeof exports;
      overview: typeof overview;
      review: typeof review;
      settings: typeof settings;
      start: typeof start;
    };
  }
}
