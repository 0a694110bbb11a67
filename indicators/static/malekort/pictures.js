// Shows the picture that somebody has chosen before it is sent. The form is whole without it.

const input = document.querySelector("input[data-picture]");
const shows = document.querySelector("[data-shows]");
const image = shows?.querySelector("img");
const now = document.querySelector(".pic-now");

function hide(hidden) {
  shows.hidden = hidden;
  if (now) now.hidden = !hidden;
}

image?.addEventListener("error", () => hide(true));
input?.addEventListener("change", () => {
  const [file] = input.files;
  hide(true);
  if (!file?.type.startsWith("image/")) return;
  const reader = new FileReader(); // an address that holds the picture: the page's policy allows no other
  reader.addEventListener("load", () => {
    image.src = reader.result;
    hide(false);
  });
  reader.readAsDataURL(file);
});
