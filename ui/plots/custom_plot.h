// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// QCustomPlot, whose header is written with the keywords that QT_NO_KEYWORDS takes away.
#include <QObject>

#define signals Q_SIGNALS
#define slots Q_SLOTS
#define foreach Q_FOREACH
#include <qcustomplot.h>
#undef signals
#undef slots
#undef foreach
