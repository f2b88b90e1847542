import type { ApplicationRowDto, SettingsDto } from '../../../shared/contract/settings.ts';

export type Settings = SettingsDto['settings'];
export type CodingFields = ApplicationRowDto['own'];
export type AccountSettings = Settings['accounts'][number];
export type MovementRules = Settings['movements'];
export type RuleName = keyof MovementRules;
export type MovementRule = NonNullable<MovementRules[RuleName]>;
