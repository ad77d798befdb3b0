/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ITEAM_TYPE_TEXT_ROW (iteam_text_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (IteamTextRow, iteam_text_row, ITEAM, TEXT_ROW, AdwEntryRow)

struct _IteamTextRowClass
{
  AdwEntryRowClass parent_class;
};

void        iteam_text_row_show        (IteamTextRow *self,
                                        const char   *text);
const char *iteam_text_row_get_read    (IteamTextRow *self);
char       *iteam_text_row_get_typed   (IteamTextRow *self);
gboolean    iteam_text_row_is_typed    (IteamTextRow *self);
void        iteam_text_row_take_saved  (IteamTextRow *self,
                                        const char   *text);
void        iteam_text_row_revert      (IteamTextRow *self);
void        iteam_text_row_finish      (IteamTextRow *self);
void        iteam_text_row_set_hint    (IteamTextRow *self,
                                        const char   *hint);
void        iteam_text_row_set_problem (IteamTextRow *self,
                                        const char   *problem);

G_END_DECLS
