/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "iteam-pdf-outline.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_READER_SECTION (iteam_reader_section_get_type ())
G_DECLARE_FINAL_TYPE (IteamReaderSection, iteam_reader_section, ITEAM, READER_SECTION, GObject)

IteamReaderSection *iteam_reader_section_new          (const IteamPdfOutlineItem *item);
void                iteam_reader_section_append       (IteamReaderSection *self, IteamReaderSection *child);
IteamReaderSection *iteam_reader_section_get_parent   (IteamReaderSection *self);
GListModel         *iteam_reader_section_get_children (IteamReaderSection *self);
guint               iteam_reader_section_get_index    (IteamReaderSection *self);
void                iteam_reader_section_set_index    (IteamReaderSection *self, guint index);
int                 iteam_reader_section_get_page     (IteamReaderSection *self);
double              iteam_reader_section_get_y        (IteamReaderSection *self);
const char         *iteam_reader_section_get_uri      (IteamReaderSection *self);
gboolean            iteam_reader_section_get_opened   (IteamReaderSection *self);
void                iteam_reader_section_set_label    (IteamReaderSection *self, const char *label);

G_END_DECLS
