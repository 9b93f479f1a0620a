import { all } from "./dom";
import { focusErrors, localTimes, sendOnce } from "./page";
import { themeSwitch } from "./theme";

focusErrors();
localTimes();
themeSwitch();
sendOnce();
// In a long conversation the newest message matters most, unless something went wrong.
const last = document.querySelector(".thread > :last-child");
if (!document.querySelector("[data-focus]")) last?.scrollIntoView({ block: "nearest" });
for (const row of all<HTMLElement>(".row.current")) row.scrollIntoView({ block: "nearest" });
