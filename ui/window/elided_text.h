// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

namespace flipbook::ui {

// A line that gives way to what stands beside it: of a long text the beginning is shown, and the
// whole by its tool tip.
class ElidedText final : public QWidget {
    Q_OBJECT

public:
    explicit ElidedText(QWidget* parent = nullptr);

    QString text() const { return m_text; }
    void set_text(const QString& text);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    bool is_cut() const;

    QString m_text;
};

}  // namespace flipbook::ui
