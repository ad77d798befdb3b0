/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "iteam-paper-private.h"

G_BEGIN_DECLS

/* A4, and its margins and sizes of letters, in points. */
#define ITEAM_PRESS_WIDTH 595.276
#define ITEAM_PRESS_HEIGHT 841.89
#define ITEAM_PRESS_LEFT 71.0
#define ITEAM_PRESS_RIGHT 65.0
#define ITEAM_PRESS_TOP 76.0
#define ITEAM_PRESS_BOTTOM 74.0
#define ITEAM_PRESS_LAST (ITEAM_PRESS_HEIGHT - ITEAM_PRESS_BOTTOM)
#define ITEAM_PRESS_TEXT_WIDTH (ITEAM_PRESS_WIDTH - ITEAM_PRESS_LEFT - ITEAM_PRESS_RIGHT)
#define ITEAM_PRESS_SMALL 8.5
/* How far what was decided stands from the bar beside it. */
#define ITEAM_PRESS_BAR_INDENT 11.0

typedef struct
{
  double red;
  double green;
  double blue;
} IteamPressColour;

extern const IteamPressColour iteam_press_black;
extern const IteamPressColour iteam_press_grey;
extern const IteamPressColour iteam_press_pale;
extern const IteamPressColour iteam_press_accent;

/* A paper as it is being set. */
typedef struct
{
  IteamPaper *paper;
  cairo_surface_t *surface;
  cairo_t *cr;
  PangoContext *context;
  gboolean drawing;
  gboolean tagging;
  /* The only page that is drawn, or 0. */
  int wanted;
  double y;
  int page;
  int n_pages;
  guint lists;
  int section;
  const IteamPaperBlock *table;
  gboolean in_facts;
  gboolean header_told;
} IteamPress;

void          iteam_press_begin_tag     (IteamPress *press, const char *tag);
void          iteam_press_end_tag       (IteamPress *press, const char *tag);
void          iteam_press_set_colour    (IteamPress *press, const IteamPressColour *colour);
PangoContext *iteam_press_make_context  (IteamPress *press);
PangoLayout  *iteam_press_make_layout   (IteamPress *press, const char *text, double size, gboolean bold, double width);
double        iteam_press_layout_height (PangoLayout *layout);
void          iteam_press_set_attribute (PangoAttrList *attributes, PangoAttribute *attribute, gsize start, gsize end);
void          iteam_press_begin_page    (IteamPress *press);
gboolean      iteam_press_is_full       (IteamPress *press, double height);
void          iteam_press_add_space     (IteamPress *press, double space);
int           iteam_press_count_fitting (IteamPress *press, PangoLayout *layout, int first);
void          iteam_press_put_lines     (IteamPress *press, PangoLayout *layout, int first, int n_lines, double x, const IteamPressColour *colour, gboolean bar);
void          iteam_press_put_layout    (IteamPress *press, PangoLayout *layout, const char *tag, double x, const IteamPressColour *colour, gboolean bar);

G_END_DECLS
