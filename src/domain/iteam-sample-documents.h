/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-directory.h"
#include "iteam-document.h"
#include "iteam-programme.h"

G_BEGIN_DECLS

/**
 * IteamSampleDocument:
 * @key: what others call it here
 * @title: its title
 * @file_name: what its file is called
 * @kind: its kind
 * @version: (nullable): its version
 * @dated: its date
 * @summary: what it is for
 * @adopted: (nullable): who adopted it: "gemeenteraad:2018-05-15", several with semicolons
 * @noted: (nullable): who took note of it, likewise
 * @review: (nullable): when it is due for review
 * @responsible: short name of a person
 * @superseded_by: (nullable): key of the document that took its place
 * @retention: (nullable): how long it is kept
 * @tags: (nullable): its tags
 * @pillars: (nullable): nicks of pillars
 * @actions: (nullable): keys of action points
 * @activities: (nullable): keys of activities
 * @items: (nullable): agenda items at which it is attached, with the page: "Nota#2",
 *   several with semicolons
 * @text: (nullable): what stands in it, without for the manual of the program: paragraphs with an empty line between, headings behind
 *   "# ", and a form feed before another page
 *
 * A row of the sample's register.
 */
typedef struct
{
  const char       *key;
  const char       *title;
  const char       *file_name;
  IteamDocumentKind kind;
  const char       *version;
  const char       *dated;
  const char       *summary;
  const char       *adopted;
  const char       *noted;
  const char       *review;
  const char       *responsible;
  const char       *superseded_by;
  const char       *retention;
  const char       *tags;
  const char       *pillars;
  const char       *actions;
  const char       *activities;
  const char       *items;
  const char       *text;
} IteamSampleDocument;

/**
 * IteamSampleContent:
 * @hash: what names the contents
 * @size: how many bytes they are
 * @pages: how many pages
 *
 * The file that was made for a row.
 */
typedef struct
{
  char  *hash;
  gint64 size;
  int    pages;
} IteamSampleContent;

extern const IteamSampleDocument iteam_sample_documents[];

guint       iteam_sample_documents_count (void);
IteamDraft *iteam_sample_documents_draft (IteamDirectory *directory, GPtrArray *actions, IteamProgramme *programme,
                                          GPtrArray *items, const IteamSampleContent *contents);

G_END_DECLS
