import { describe, expect, it } from 'vitest';
import { indexReference } from '../../../shared/domain/reference-index.ts';
import type { CodingFields } from '../../../shared/domain/settings.ts';
import { type CodedApplication, findingFromApplications } from '../../../shared/domain/suggest-from-applications.ts';
import { reference } from './example-company.ts';

const index = indexReference(reference);
const software: CodingFields = { account: '463', taxType: 'INPUT2' };

function coded(name: string, own: CodingFields = software, ...teams: readonly string[]): CodedApplication {
  return { id: name, name, teams, own };
}

function finding(
  application: CodedApplication,
  others: readonly CodedApplication[],
  field: 'account' | 'taxType' | 'tracking' = 'account',
  account: string | null = null,
) {
  return findingFromApplications(field, application, [application, ...others], { index, account });
}

describe('applications whose names begin alike', () => {
  const cloud = coded('Google Cloud', {});

  it('say how they are coded where all of them are coded alike', () => {
    expect(finding(cloud, [coded('Google Ads'), coded('The Google Workspace')])).toEqual({
      value: '463',
      source: 'similar-application',
      evidence: 'Applications with a similar name use 463 Account 463: Google Ads, The Google Workspace.',
    });
    expect(finding(cloud, [coded('Google Ads'), coded('Google Maps', { account: '429' })])).toBeNull();
    expect(finding(cloud, [coded('Figma'), coded('Ads by Google')])).toBeNull();
  });

  it('say nothing of an application whose name has no word, nor does it say anything of itself', () => {
    expect(finding(coded('—', {}), [coded('–')])).toBeNull();
    expect(finding(coded('Google Cloud', software), [])).toBeNull();
  });

  it('count for a tax rate only where they are on the same account, and for tracking where they have any', () => {
    const other = { account: '429', taxType: 'NONE' };
    expect(finding(cloud, [coded('Google Ads', other), coded('Google Maps')], 'taxType', '463')?.value).toBe('INPUT2');
    expect(finding(cloud, [coded('Google Ads', other)], 'taxType', '463')).toBeNull();
    const tracked = { ...software, tracking: { Department: 'Design' } };
    expect(finding(cloud, [coded('Google Ads'), coded('Google Maps', tracked)], 'tracking')?.value).toEqual({
      Department: 'Design',
    });
  });
});

describe('applications of the same team', () => {
  const slack = coded('Slack', {}, 'Sales', 'Design');
  const team = (codes: readonly string[], name = 'Design') =>
    codes.map((account, place) => coded(`x${name}${account}${place}`, { account }, name));

  it('say how they are coded where three are, and two of three agree', () => {
    expect(finding(slack, team(['463', '463']))).toBeNull();
    expect(finding(slack, team(['463', '463', '463']))).toEqual({
      value: '463',
      source: 'similar-application',
      evidence: '3 of 3 coded applications of the team Design use 463 Account 463.',
    });
    expect(finding(slack, team(['429', '463', '463', '463', '429']))).toBeNull();
    expect(finding(slack, team(['429', '463', '463', '463', '463', '429']))?.evidence).toMatch(/^4 of 6 /);
  });

  it('are asked team by team, in their order, and after the names', () => {
    const both = [...team(['429', '429', '429']), ...team(['463', '463', '463'], 'Sales')];
    expect(finding(slack, both)?.value).toBe('463');
    expect(finding(slack, [...both, coded('Slack Connect', { account: '429' })])?.value).toBe('429');
    expect(finding(slack, team(['463', '463', '463'], 'Finance'))).toBeNull();
  });
});
