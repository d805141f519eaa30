// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/key_sheet.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QTextBrowser>
#include <QVBoxLayout>
#include <utility>
#include <vector>

#include "ui/window/main_window.h"

namespace flipbook::ui {

namespace {

struct Section {
    QString title;
    std::vector<std::pair<QString, QString>> keys;
};

Section making()
{
    return {MainWindow::tr("Making clips"),
            {{MainWindow::tr("Ctrl+Enter"), MainWindow::tr("Generate; while one runs, queue it")},
             {MainWindow::tr("Ctrl+Shift+Enter"), MainWindow::tr("Generate next")},
             {MainWindow::tr("Esc, Esc"), MainWindow::tr("Stop the running clip")},
             {MainWindow::tr("Ctrl+Alt+Enter"), MainWindow::tr("Stop the running clip at once")},
             {MainWindow::tr("Ctrl+L"), MainWindow::tr("Go to the prompt")},
             {MainWindow::tr("Ctrl+M"), MainWindow::tr("Go to the model")},
             {MainWindow::tr("F5"), MainWindow::tr("Look for models again")},
             {MainWindow::tr("Ctrl+C, Ctrl+V"),
              MainWindow::tr("Outside of texts: copy and paste all settings")}}};
}

Section playing()
{
    return {
        MainWindow::tr("Playing"),
        {{MainWindow::tr("Space"), MainWindow::tr("Play or pause")},
         {QStringLiteral("J K L"),
          MainWindow::tr("Backwards, stop, forwards; pressed again 2×, 4×, 8×; with K held, one "
                         "frame")},
         {QStringLiteral("← →"), MainWindow::tr("One frame")},
         {MainWindow::tr("Shift+← →, PgUp PgDn"), MainWindow::tr("One second")},
         {MainWindow::tr("Home End"), MainWindow::tr("First and last frame of the range")},
         {QStringLiteral("I O"), MainWindow::tr("Range begins and ends here")},
         {MainWindow::tr("Alt+I, Alt+O, Alt+X"), MainWindow::tr("Clear its beginning, end, both")},
         {MainWindow::tr("\\ or Shift+L"), MainWindow::tr("Loop")},
         {QStringLiteral("P"), MainWindow::tr("Ping-pong")},
         {MainWindow::tr("[ ] or Shift+, Shift+."), MainWindow::tr("Slower, faster")},
         {QStringLiteral(", ."), MainWindow::tr("Previous, next key of the prompt")},
         {MainWindow::tr("T, Enter, Del"),
          MainWindow::tr("In the prompt's lane: add, write, remove a key")}}};
}

Section looking()
{
    return {MainWindow::tr("Looking"),
            {{QStringLiteral("+ −"), MainWindow::tr("Zoom")},
             {MainWindow::tr("Ctrl+0, Ctrl+1, Ctrl+2"), MainWindow::tr("Fit, 100 %, 200 %")},
             {MainWindow::tr("Ctrl+Shift+E"), MainWindow::tr("Save this frame")},
             {MainWindow::tr("Ctrl+C"), MainWindow::tr("Copy this frame, in the viewer")},
             {MainWindow::tr("Ctrl+Shift+C"), MainWindow::tr("Copy the clip as a GIF")},
             {QStringLiteral("M, C"), MainWindow::tr("While comparing: next way, swap A and B")},
             {MainWindow::tr("F2"), MainWindow::tr("In the history: rename the clip")},
             {MainWindow::tr("F11"), MainWindow::tr("Full screen")},
             {MainWindow::tr("Alt+1 … 3"), MainWindow::tr("Layouts")}}};
}

QString as_html(const std::vector<Section>& sections)
{
    QString html;
    for (const Section& section : sections) {
        html +=
            QStringLiteral("<h3>%1</h3><table cellspacing='4'>").arg(section.title.toHtmlEscaped());
        for (const auto& [keys, effect] : section.keys)
            html += QStringLiteral("<tr><td width='190'><b>%1</b></td><td>%2</td></tr>")
                        .arg(keys.toHtmlEscaped(), effect.toHtmlEscaped());
        html += QStringLiteral("</table>");
    }
    return html;
}

}  // namespace

void show_key_sheet(QWidget& window)
{
    const QString name = QStringLiteral("key_sheet");
    if (auto* shown = window.findChild<QDialog*>(name)) {
        shown->raise();
        shown->activateWindow();
        return;
    }
    auto* sheet = new QDialog(&window);
    sheet->setObjectName(name);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->setWindowTitle(MainWindow::tr("Keyboard"));
    sheet->resize(520, 600);
    auto* text = new QTextBrowser(sheet);
    text->setAccessibleName(MainWindow::tr("Keys"));
    text->setHtml(as_html({making(), playing(), looking()}));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, sheet);
    QObject::connect(buttons, &QDialogButtonBox::rejected, sheet, &QDialog::close);
    auto* column = new QVBoxLayout(sheet);
    column->addWidget(text);
    column->addWidget(buttons);
    sheet->show();
}

}  // namespace flipbook::ui
